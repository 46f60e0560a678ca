extension XMLReading {
  /// The attributes of a start tag, as libxml2 hands them on.
  mutating func values(
    of attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) -> [XMLAttribute] {
    if attributes.isEmpty { return [] }
    var result: [XMLAttribute] = []
    result.reserveCapacity(attributes.count / 5)
    // Five pointers each: local name, prefix, URI, first byte of the value, the byte behind it.
    for first in stride(from: 0, to: attributes.count, by: 5) {
      guard let local = unsafe attributes[first], let start = unsafe attributes[first + 3],
        let end = unsafe attributes[first + 4]
      else { continue }
      let index = unsafe names.index(
        local: local, prefix: attributes[first + 1], namespace: attributes[first + 2])
      let raw = unsafe UnsafeBufferPointer(start: start, count: end - start)
      result.append(unsafe XMLAttribute(name: names[index], value: value(raw)))
    }
    return result
  }

  private func value(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    let text = unsafe String(decoding: raw, as: UTF8.self)
    return unsafe raw.contains(0x26) ? resolved(text) : text
  }

  /// An attribute's value with the references that libxml2 leaves in it resolved: `&#38;` and entities.
  private func resolved(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let ampersand = rest.utf8.firstIndex(of: 0x26) {
      result += rest[..<ampersand]
      let behind = rest[rest.utf8.index(after: ampersand)...]
      guard let semicolon = behind.utf8.firstIndex(of: 0x3B) else { break }
      let name = String(behind[..<semicolon])
      if let replacement = name == "#38" ? "&" : entities.text(of: name) {
        result += replacement
        rest = behind[behind.utf8.index(after: semicolon)...]
      } else {
        result += "&"
        rest = behind
      }
    }
    return result + rest
  }
}
