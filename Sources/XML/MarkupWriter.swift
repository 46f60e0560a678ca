/// Writes elements of a document as HTML, prefixes dropped.
struct MarkupWriter {
  /// The namespaces HTML knows besides its own, which stand at their outermost element.
  private static let foreign = [
    "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]
  /// How deep inside foreign markup we are.
  private var foreignDepth = 0

  /// Writes a start tag.
  mutating func start(
    _ name: XMLName, attributes: [XMLAttribute], into text: inout [UInt8]
  ) {
    text.append(0x3C)
    text += name.local.utf8
    if let namespace = name.namespace, Self.foreign.contains(namespace) {
      if foreignDepth == 0 { write("xmlns", namespace, into: &text) }
      foreignDepth += 1
    }
    for attribute in attributes {
      switch attribute.name.prefix {
      case nil: write(attribute.name.local, attribute.value, into: &text)
      case "xlink": write(attribute.name.description, attribute.value, into: &text)
      case "xml" where attribute.name.local == "lang": write("lang", attribute.value, into: &text)
      default: break
      }
    }
    text.append(0x3E)
  }

  /// Writes an end tag, where HTML has one.
  mutating func end(_ name: XMLName, into text: inout [UInt8]) {
    if foreignDepth > 0, let namespace = name.namespace, Self.foreign.contains(namespace) {
      foreignDepth -= 1
    } else if Self.void.contains(name.local.lowercased()) {
      return
    }
    text += [0x3C, 0x2F]
    text += name.local.utf8
    text.append(0x3E)
  }

  private func write(_ name: String, _ value: String, into text: inout [UInt8]) {
    text.append(0x20)
    text += name.utf8
    text += [0x3D, 0x22]
    Self.escape(Array(value.utf8), into: &text)
    text.append(0x22)
  }

  /// Writes character data with `&`, `<`, `>` and `"` as references.
  static func escape(_ bytes: [UInt8], into text: inout [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe escape($0, into: &text) }
  }

  /// Writes character data with `&`, `<`, `>` and `"` as references.
  static func escape(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      switch byte {
      case 0x26: text += [0x26, 0x61, 0x6D, 0x70, 0x3B]
      case 0x3C: text += [0x26, 0x6C, 0x74, 0x3B]
      case 0x3E: text += [0x26, 0x67, 0x74, 0x3B]
      case 0x22: text += [0x26, 0x71, 0x75, 0x6F, 0x74, 0x3B]
      default: text.append(byte)
      }
    }
  }
}
