/// The places for feeds that are asked at once.
///
/// One that has not answered for a while gives its place to another and keeps on waiting beside, so that
/// the slow and the dead hold nobody up; those are limited too.
actor AskingPlaces {
  private let limit: Int
  private let slowLimit: Int
  private let patience: Duration
  /// How many places are taken.
  private var taken = 0
  /// Since when those who have a place have been waiting for an answer, by their number.
  private var asked: [Int: ContinuousClock.Instant] = [:]
  /// Those who gave their place away and have no answer yet.
  private var slow: Set<Int> = []
  private var queue: [CheckedContinuation<Void, Never>] = []
  private var lastNumber = 0

  /// - Parameters:
  ///   - limit: how many places there are.
  ///   - slowLimit: how many may wait beside them.
  ///   - patience: how long a feed keeps its place without an answer.
  init(limit: Int, slowLimit: Int, patience: Duration) {
    self.limit = limit
    self.slowLimit = slowLimit
    self.patience = patience
  }

  /// Waits for a place to ask from; gives a number for ``answered(_:)``.
  func enter() async -> Int {
    await take()
    lastNumber += 1
    asked[lastNumber] = .now
    return lastNumber
  }

  /// Notes that an answer is there, or will never be; who gave the place away waits for one again, so
  /// that only so many answers are in use.
  func answered(_ number: Int) async {
    asked[number] = nil
    if slow.remove(number) != nil { await take() }
  }

  /// Gives the place free for good.
  func leave() {
    if queue.isEmpty { taken -= 1 } else { queue.removeFirst().resume() }
  }

  /// Lets those who are out of patience give their places away, again and again, until cancelled.
  func watch() async {
    while (try? await Task.sleep(for: patience / 4)) != nil {
      for (number, start) in asked.sorted(by: { $0.key < $1.key })
      where .now - start >= patience && slow.count < slowLimit {
        asked[number] = nil
        slow.insert(number)
        leave()
      }
    }
  }

  private func take() async {
    if taken < limit {
      taken += 1
    } else {
      await withCheckedContinuation { queue.append($0) }
    }
  }
}
