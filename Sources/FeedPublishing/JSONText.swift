import FoundationEssentials

/// Writes JSON with sorted keys, a value a line: the same value has the same bytes.
struct JSONText {
  private let encoder = JSONEncoder()

  init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  /// A value on one line, ended by a line feed.
  ///
  /// - Throws: `EncodingError`.
  func line(_ value: some Encodable) throws -> [UInt8] {
    Array(try encoder.encode(value)) + [0x0A]
  }

  /// An object on a line, but for its end, so that more can be put into it.
  ///
  /// - Throws: `EncodingError`.
  func beginning(of object: some Encodable) throws -> [UInt8] {
    Array(try encoder.encode(object).dropLast())
  }
}
