/// A value that most of those that could have it have not, kept outside of them: they hold one word
/// for it, so that they are cheap to move and many of them fit into memory.
///
/// Reads and writes like the optional value itself; as JSON it is the value, or is left out.
@propertyWrapper
public struct Boxed<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
  private var box: Box?

  private final class Box: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  public init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }

  public var wrappedValue: Value? {
    get { box?.value }
    set { box = newValue.map(Box.init) }
  }

  public static func == (a: Boxed, b: Boxed) -> Bool {
    a.box === b.box || a.wrappedValue == b.wrappedValue
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self.init(wrappedValue: container.decodeNil() ? nil : try container.decode(Value.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value = box?.value { try container.encode(value) } else { try container.encodeNil() }
  }
}

// What has such a value is written without it where it has none.

extension KeyedDecodingContainer {
  func decode<Value>(_: Boxed<Value>.Type, forKey key: Key) throws -> Boxed<Value> {
    Boxed(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
  }
}

extension KeyedEncodingContainer {
  mutating func encode<Value>(_ boxed: Boxed<Value>, forKey key: Key) throws {
    try encodeIfPresent(boxed.wrappedValue, forKey: key)
  }
}
