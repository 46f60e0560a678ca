import Foundation

/// JSON on standard output.
enum JSONOutput {
  /// One value on a line of its own.
  static func put(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    Terminal.put(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
