import CLibFuzzer
import FuzzTargets
import Glibc

/// libFuzzer's loop around one target: `newsfold-fuzz --target=feed [libFuzzer's options]`.
///
/// libFuzzer hands all arguments on to the children that minimise a finding and ignores those that
/// begin with two dashes, so that the children know their target too.
@main
struct Fuzzer {
  private static let target: FuzzTarget = {
    let names = CommandLine.arguments.filter { $0.hasPrefix("--target=") }.map { $0.dropFirst(9) }
    guard let target = FuzzTarget.all.first(where: { names.contains(Substring($0.name)) }) else {
      fatalError("usage: newsfold-fuzz --target=\(FuzzTarget.all.map(\.name)) [options]")
    }
    return target
  }()

  static func main() {
    _ = target
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      unsafe CommandLine.unsafeArgv
    exit(
      unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        unsafe Fuzzer.check(UnsafeBufferPointer(start: bytes, count: count))
        return 0
      })
  }

  /// Tries bytes; a finding is the end, as libFuzzer expects it.
  private static func check(_ bytes: UnsafeBufferPointer<UInt8>) {
    do {
      try unsafe target.check(Array(bytes))
    } catch {
      fatalError("\(error)")
    }
  }
}
