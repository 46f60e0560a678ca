import FoundationEssentials

/// JSON with sorted keys: the same value has the same bytes.
enum JSONText {
  /// Over several lines, ended by one.
  ///
  /// - Throws: `EncodingError`.
  static func pretty(_ value: some Encodable) throws -> [UInt8] {
    try bytes(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  /// On one line, ended by a line feed.
  ///
  /// - Throws: `EncodingError`.
  static func line(_ value: some Encodable) throws -> [UInt8] {
    try bytes(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func bytes(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return Array(try encoder.encode(value)) + [0x0A]
  }
}
