/// Writes JSON in the order it is told, leaving out what is empty.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma is due before the next member.
  private var needsComma = false

  /// Hands on what was written so far, which is then forgotten.
  ///
  /// Not inside a member that may turn out empty and be taken back.
  mutating func drain(to take: ([UInt8]) -> Void) {
    take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes an object of its own, or inside an array.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    comma()
    bytes.append(0x7B)
    needsComma = false
    body(&self)
    bytes.append(0x7D)
    needsComma = true
  }

  /// Writes a member that is an object, unless nothing is in it.
  mutating func object(_ key: String, _ body: (inout JSONWriter) -> Void) {
    nested(key, open: 0x7B, close: 0x7D, body)
  }

  /// Writes a member that is an array of objects, unless it is empty.
  mutating func array<Value>(
    _ key: String, _ values: [Value], isAlways: Bool = false,
    _ body: (inout JSONWriter, Value) -> Void
  ) {
    guard !values.isEmpty || isAlways else { return }
    nested(key, open: 0x5B, close: 0x5D, isAlways: isAlways) { writer in
      for value in values { writer.object { body(&$0, value) } }
    }
  }

  /// Writes a member that is an array of strings, unless it is empty.
  mutating func strings(_ key: String, _ values: [String]) {
    let values = values.filter { !$0.isEmpty }
    guard !values.isEmpty else { return }
    nested(key, open: 0x5B, close: 0x5D) { writer in
      for value in values {
        writer.comma()
        writer.write(value)
        writer.needsComma = true
      }
    }
  }

  /// Writes a member that is a string, unless it is missing or empty.
  mutating func string(_ key: String, _ value: String?, isAlways: Bool = false) {
    guard let value, isAlways || !value.isEmpty else { return }
    name(key)
    write(value)
    needsComma = true
  }

  /// Writes a member that is a whole number, unless it is missing.
  mutating func number(_ key: String, _ value: Int?) {
    if let value { plain(key, String(value)) }
  }

  /// Writes a member that is a number, unless it is missing.
  mutating func number(_ key: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    plain(key, Int(exactly: value).map(String.init) ?? String(value))
  }

  /// Writes a member that is true or false, unless it is missing.
  mutating func bool(_ key: String, _ value: Bool?) {
    if let value { plain(key, value ? "true" : "false") }
  }
}

extension JSONWriter {
  private mutating func nested(
    _ key: String, open: UInt8, close: UInt8, isAlways: Bool = false,
    _ body: (inout JSONWriter) -> Void
  ) {
    let before = bytes.count
    let comma = needsComma
    name(key)
    bytes.append(open)
    let inner = bytes.count
    needsComma = false
    body(&self)
    guard bytes.count > inner || isAlways else {
      bytes.removeLast(bytes.count - before)
      needsComma = comma
      return
    }
    bytes.append(close)
    needsComma = true
  }

  private mutating func plain(_ key: String, _ value: String) {
    name(key)
    bytes += value.utf8
    needsComma = true
  }

  private mutating func name(_ key: String) {
    comma()
    write(key)
    bytes.append(0x3A)
  }

  private mutating func comma() {
    if needsComma { bytes.append(0x2C) }
  }

  /// Writes a string; control characters are left out but tab, line feed and carriage return.
  private mutating func write(_ text: String) {
    bytes.append(0x22)
    // Most texts need nothing and are copied whole.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      bytes += text.utf8
      bytes.append(0x22)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x09: bytes += [0x5C, 0x74]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0..<0x20: break
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
