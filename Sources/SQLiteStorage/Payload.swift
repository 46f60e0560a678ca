import FoundationEssentials

/// The JSON that a noun is kept as: sorted keys, so that the same value has the same bytes.
enum Payload {
  /// The bytes of a value.
  ///
  /// - Throws: `EncodingError`.
  static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }

  /// The value of some bytes.
  ///
  /// - Throws: `DecodingError`.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }

  /// The JSON of a value as text.
  ///
  /// - Throws: `EncodingError`.
  static func text(_ value: some Encodable) throws -> String {
    String(decoding: try encode(value), as: UTF8.self)
  }

  /// The value of some JSON.
  ///
  /// - Throws: `DecodingError`.
  static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws -> Value {
    try decode(type, from: Data(text.utf8))
  }
}
