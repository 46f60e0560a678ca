/// A value of JSON, as far as feeds need it.
enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      var members: [String: JSONValue] = [:]
      for key in object.allKeys {
        members[key.stringValue] = try object.decode(Self.self, forKey: key)
      }
      self = .object(members)
    } else if var array = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !array.isAtEnd { values.append(try array.decode(Self.self)) }
      self = .array(values)
    } else {
      self = try Self(single: decoder.singleValueContainer())
    }
  }

  private init(single value: any SingleValueDecodingContainer) throws {
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let whole = try? value.decode(Int.self) {
      self = .number(String(whole))
    } else {
      self = .number(String(try value.decode(Double.self)))
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension JSONValue {
  /// A member of an object; nil if it is missing, or this is no object.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[name]
  }

  /// The trimmed string; nil for other values and an empty one.
  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text.trimmed
  }

  /// The string, or the digits of a number: some publishers number their items.
  var stringOrNumber: String? {
    if case .number(let digits) = self { return digits }
    return string
  }

  /// The whole number, also where it stands as a string.
  var integer: Int? { stringOrNumber.flatMap { Double($0) }.flatMap { Int(exactly: $0.rounded()) } }

  /// The number, also where it stands as a string.
  var double: Double? { stringOrNumber.flatMap { Double($0) } }

  /// The elements; none for other values.
  var elements: [JSONValue] {
    guard case .array(let values) = self else { return [] }
    return values
  }

  /// Whether this is an object.
  var isObject: Bool {
    if case .object = self { true } else { false }
  }
}
