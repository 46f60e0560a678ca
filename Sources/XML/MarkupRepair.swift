/// Puts right what publishers get wrong in XML, as far as it can be known what they meant.
///
/// Bare ampersands and `<` become references; named references become numbers, since libxml2 drops
/// named ones after an error; tags are balanced, attributes quoted, control characters, comments and
/// instructions left out; what was cut at the end is closed. Complexity: O(n).
public struct MarkupRepair {
  /// A document that was mended.
  public struct Result: Sendable {
    /// The document in UTF-8.
    public var bytes: [UInt8]
    /// Whether the document ended before its elements did.
    public var wasCut: Bool
  }

  /// The document, mended.
  public static func repaired(_ bytes: [UInt8]) -> Result {
    var repair = MarkupRepair(bytes: bytes)
    repair.run()
    return Result(bytes: repair.out, wasCut: repair.wasCut)
  }

  private let bytes: [UInt8]
  private var position: Int
  private var out: [UInt8] = []
  /// The names of the open elements.
  private var open: [[UInt8]] = []
  /// How many elements are open that were too deep to be kept.
  private var overflow = 0
  private var hasRoot = false
  private var wasCut = false
  private var entities: Set<[UInt8]> = []

  /// Elements of feeds that never stand in their like: one that begins ends the one before.
  private static let unnested: Set<[UInt8]> = [Array("item".utf8), Array("entry".utf8)]

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    // A program's warning in front of the document.
    position = bytes.range(of: "<?xml ", from: 0) ?? 0
    out.reserveCapacity(bytes.count + bytes.count / 8)
  }

  private mutating func run() {
    while position < bytes.count, !(hasRoot && open.isEmpty) {
      switch bytes[position] {
      case 0x3C: markup()
      case 0x26: open.isEmpty ? (position += 1) : reference()
      default: character()
      }
    }
    wasCut = wasCut || !open.isEmpty
    while !open.isEmpty { closeInnermost() }
  }
}

// MARK: - Text

extension MarkupRepair {
  /// Copies a byte of text, unless XML forbids it.
  private mutating func character() {
    if !open.isEmpty { copyAllowed(from: position) }
    position += 1
  }

  private mutating func copyAllowed(from offset: Int) {
    let byte = bytes[offset]
    if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return }
    let isNonCharacter =
      byte >= 0xBE && offset >= 2 && bytes[offset - 2] == 0xEF && bytes[offset - 1] == 0xBF
    if isNonCharacter, out.count >= 2 {
      out.removeLast(2)
    } else {
      out.append(byte)
    }
  }

  /// A `&`: the reference it begins as a number, else itself.
  private mutating func reference() {
    let end = bytes[(position + 1)...].prefix(40).firstIndex { !$0.isNameByte && $0 != 0x23 }
    guard let end, end > position + 1 else { return literal() }
    let name = Array(bytes[(position + 1)..<end])
    let isClosed = bytes[end] == 0x3B
    if name[0] == 0x23 {
      guard let value = Self.number(name.dropFirst()) else { return literal() }
      if Self.isAllowed(value) { write(reference: value) }
    } else if isClosed, let value = Self.value(of: name) {
      write(reference: value)
    } else if isClosed, entities.contains(name) {
      out += bytes[position...end]
    } else {
      return literal()
    }
    position = isClosed ? end + 1 : end
  }

  private mutating func literal() {
    write(reference: UInt32(bytes[position]))
    position += 1
  }

  private mutating func write(reference value: UInt32) { out += Array("&#\(value);".utf8) }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    let text = String(decoding: digits, as: UTF8.self)
    return text.first == "x" || text.first == "X"
      ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
  }

  private static func isAllowed(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value), value & 0xFFFE != 0xFFFE else { return false }
    return scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value)
  }

  private static func value(of name: [UInt8]) -> UInt32? {
    switch String(decoding: name, as: UTF8.self) {
    case "lt": 60
    case "gt": 62
    case "amp": 38
    case "quot": 34
    case "apos": 39
    case let other: HTMLEntity.character(named: other)?.unicodeScalars.first?.value
    }
  }
}

// MARK: - Markup

extension MarkupRepair {
  private mutating func markup() {
    if bytes.has("<!--", at: position) {
      position = bytes.end(of: "-->", from: position + 4) ?? cut()
    } else if bytes.has("<![CDATA[", at: position) {
      section()
    } else if bytes.has("<?", at: position) {
      position = bytes.end(of: ">", from: position + 2) ?? cut()
    } else if bytes.has("<!", at: position) {
      declaration()
    } else if bytes.has("</", at: position) {
      endTag()
    } else if position + 1 < bytes.count, bytes[position + 1].isNameStart {
      startTag()
    } else if open.isEmpty {
      position += 1
    } else {
      literal()
    }
  }

  private mutating func cut() -> Int {
    wasCut = true
    return bytes.count
  }

  private mutating func section() {
    let start = position + 9
    let end = bytes.range(of: "]]>", from: start) ?? cut()
    if !open.isEmpty {
      out += Array("<![CDATA[".utf8)
      for offset in start..<max(start, end) { copyAllowed(from: offset) }
      out += Array("]]>".utf8)
    }
    position = min(end + 3, bytes.count)
  }

  /// A document type is kept if it declares entities; other declarations are left out.
  private mutating func declaration() {
    let start = position
    var depth = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x5B { depth += 1 }
      if byte == 0x5D { depth -= 1 }
      if byte == 0x3E, depth <= 0 { break }
    }
    guard !hasRoot, entities.isEmpty else { return }
    noteEntities(in: start..<position)
    if !entities.isEmpty { out += bytes[start..<position] }
  }

  private mutating func noteEntities(in range: Range<Int>) {
    var start = range.lowerBound
    while let found = bytes.end(of: "<!ENTITY", from: start), found < range.upperBound {
      let name = bytes[found...].drop { $0.isBlank }.prefix { $0.isNameByte }
      if !name.isEmpty { entities.insert(Array(name)) }
      start = found
    }
  }

  private mutating func endTag() {
    let name = Array(bytes[(position + 2)...].prefix { $0.isNameByte })
    position = bytes.end(of: ">", from: position + 2) ?? cut()
    if overflow > 0 {
      overflow -= 1
    } else if let index = open.lastIndex(of: name) ?? open.lastIndex(where: { $0.equals(name) }) {
      while open.count > index { closeInnermost() }
    }
  }

  private mutating func closeInnermost() {
    guard let name = open.popLast() else { return }
    out += [0x3C, 0x2F]
    out += name
    out.append(0x3E)
  }

  private mutating func startTag() {
    var tag = LenientStartTag(bytes, at: position)
    guard let end = tag.end else {
      position = cut()
      return
    }
    if Self.unnested.contains(tag.name), let index = open.lastIndex(of: tag.name) {
      while open.count > index { closeInnermost() }
    }
    position = end
    guard open.count < XMLReading.deepest - 1 else {
      if !tag.isEmpty { overflow += 1 }
      return
    }
    hasRoot = true
    out.append(0x3C)
    out += tag.name
    while let attribute = tag.nextAttribute() { write(attribute) }
    if tag.isEmpty {
      out += [0x2F, 0x3E]
    } else {
      out.append(0x3E)
      open.append(tag.name)
    }
  }

  private mutating func write(_ attribute: (name: [UInt8], value: Range<Int>)) {
    out.append(0x20)
    out += attribute.name
    out += [0x3D, 0x22]
    let behind = position
    position = attribute.value.lowerBound
    while position < attribute.value.upperBound {
      switch bytes[position] {
      case 0x26: reference()
      case 0x3C, 0x22: literal()
      default:
        copyAllowed(from: position)
        position += 1
      }
    }
    position = behind
    out.append(0x22)
  }
}
