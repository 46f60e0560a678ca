/// A start tag read as a browser would: attributes without quotes or without a value are taken.
struct LenientStartTag {
  let name: [UInt8]
  /// The offset behind the tag; nil if the document ends inside it.
  private(set) var end: Int?
  /// Whether the tag is one of an empty element.
  private(set) var isEmpty = false
  private var attributes: [(name: [UInt8], value: Range<Int>)] = []
  private var next = 0

  /// The tag whose `<` is at an offset.
  init(_ bytes: [UInt8], at start: Int) {
    name = Array(bytes[(start + 1)...].prefix { $0.isNameByte })
    var position = start + 1 + name.count
    while position < bytes.count {
      switch bytes[position] {
      case 0x3E:
        isEmpty = bytes[position - 1] == 0x2F
        end = position + 1
        return
      case 0x3C:
        end = position
        return
      default:
        position =
          bytes[position].isNameStart
          ? readAttribute(bytes, at: position) : position + 1
      }
    }
  }

  /// The next attribute that is not there already.
  mutating func nextAttribute() -> (name: [UInt8], value: Range<Int>)? {
    guard next < attributes.count else { return nil }
    next += 1
    return attributes[next - 1]
  }

  private mutating func readAttribute(_ bytes: [UInt8], at start: Int) -> Int {
    let name = Array(bytes[start...].prefix { $0.isNameByte })
    var position = start + name.count
    let equals = bytes[position...].firstIndex { !$0.isBlank } ?? bytes.count
    guard equals < bytes.count, bytes[equals] == 0x3D else {
      add(name, start..<position)
      return position
    }
    position = bytes[(equals + 1)...].firstIndex { !$0.isBlank } ?? bytes.count
    guard position < bytes.count else { return position }
    let quote = bytes[position]
    if quote == 0x22 || quote == 0x27 {
      let close = bytes[(position + 1)...].firstIndex(of: quote) ?? bytes.count
      add(name, (position + 1)..<close)
      return close + 1
    }
    let stop = bytes[position...].firstIndex { $0.isBlank || $0 == 0x3E || $0 == 0x3C }
    add(name, position..<(stop ?? bytes.count))
    return stop ?? bytes.count
  }

  private mutating func add(_ name: [UInt8], _ value: Range<Int>) {
    let colons = name.count { $0 == 0x3A }
    guard colons <= 1, name.last != 0x3A, attributes.count < MarkupScanner.mostAttributes,
      !attributes.contains(where: { $0.name == name })
    else { return }
    attributes.append((name, value))
  }
}

extension UInt8 {
  /// Whether the byte is white space.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether a name can begin with the byte.
  var isNameStart: Bool {
    (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || self == 0x5F || self >= 0x80
  }

  /// Whether the byte can stand in a name.
  var isNameByte: Bool {
    isNameStart || (0x30...0x3A).contains(self) || self == 0x2D || self == 0x2E
  }
}

extension [UInt8] {
  /// Whether an ASCII text stands at an offset.
  func has(_ text: String, at start: Int) -> Bool {
    var offset = start
    for byte in text.utf8 {
      guard offset < count, self[offset] == byte else { return false }
      offset += 1
    }
    return true
  }

  /// The offset of the next place where an ASCII text stands.
  func range(of text: String, from start: Int) -> Int? {
    guard let first = text.utf8.first else { return nil }
    var position = start
    while position < count {
      guard let candidate = self[position...].firstIndex(of: first) else { return nil }
      if has(text, at: candidate) { return candidate }
      position = candidate + 1
    }
    return nil
  }

  /// The offset behind the next place where an ASCII text stands.
  func end(of text: String, from start: Int) -> Int? {
    range(of: text, from: start).map { $0 + text.utf8.count }
  }

  /// Whether two names are the same but for the case of ASCII letters.
  func equals(_ other: [UInt8]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
