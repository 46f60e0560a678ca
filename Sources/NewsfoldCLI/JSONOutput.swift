import Foundation

/// JSON on standard output.
enum JSONOutput {
  /// One value on a line of its own.
  static func put(_ value: some Encodable) throws { Terminal.put(try text(of: value)) }

  /// A value on one line, keys sorted.
  static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
