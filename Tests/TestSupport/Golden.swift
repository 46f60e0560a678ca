import Foundation
public import Testing

/// Expects bytes to be those recorded in `Fixtures/golden/`.
///
/// With `NEWSFOLD_RECORD=1` in the environment the bytes are recorded and the test still fails, so
/// that somebody reads the difference before it is committed.
///
/// - Throws: when the golden file cannot be written.
public func expectGolden(
  _ contents: [UInt8], _ path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Fixture.folder.appending(path: "golden").appending(path: path)
  if ProcessInfo.processInfo.environment["NEWSFOLD_RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents).write(to: file)
    Issue.record("recorded golden/\(path); read the difference", sourceLocation: sourceLocation)
    return
  }
  guard let golden = try? Data(contentsOf: file) else {
    Issue.record("golden/\(path) is missing: run `make golden`", sourceLocation: sourceLocation)
    return
  }
  guard Array(golden) != contents else { return }
  Issue.record(
    "golden/\(path) differs \(firstDifference(Array(golden), contents))",
    sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, for a message that fits on a screen.
private func firstDifference(_ golden: [UInt8], _ actual: [UInt8]) -> String {
  let old = String(decoding: golden, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  let new = String(decoding: actual, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false)
  for number in 0..<max(old.count, new.count) {
    let a = number < old.count ? old[number] : "(end)"
    let b = number < new.count ? new[number] : "(end)"
    if a != b { return "in line \(number + 1):\n  golden: \(a)\n  now:    \(b)" }
  }
  return "in white space at line ends"
}
