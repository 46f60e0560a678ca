import Glibc

/// CPU seconds of one call, the best of several series.
///
/// A series repeats the call until it took 0.2 s, so that the clock's grain does not count. With a
/// number of calls there are as many and no more, for a profiler, and nothing is measured.
func secondsPerCall(calls: Int? = nil, _ call: () -> Void) -> Double {
  if let calls {
    for _ in 0..<calls { call() }
    return .nan
  }
  var best = Double.infinity
  var count = 1
  for _ in 0..<7 {
    var spent = 0.0
    repeat {
      let start = cpuSeconds()
      for _ in 0..<count { call() }
      spent = cpuSeconds() - start
      if spent < 0.2 { count *= 2 }
    } while spent < 0.2
    best = min(best, spent / Double(count))
  }
  return best
}

/// CPU seconds this process has used.
func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
