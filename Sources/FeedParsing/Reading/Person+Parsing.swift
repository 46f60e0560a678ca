import FeedModel
import FeedText

extension Person {
  /// A person out of one text: a name, an address, or both in one of the usual forms.
  ///
  /// "a@b (Name)", "Name (a@b)" and "Name <a@b>" are taken apart.
  init?(oneLine text: String) {
    guard let text = HTMLText.decodeReferences(text).trimmed else { return nil }
    guard let email = Self.email(in: text) else {
      self.init(name: text)
      return
    }
    var rest = text
    if let range = rest.firstRange(ofASCII: email) { rest.removeSubrange(range) }
    for empty in ["()", "<>", "[]", "<mailto:>"] {
      if let range = rest.firstRange(ofASCII: empty) { rest.removeSubrange(range) }
    }
    if rest.hasPrefix("mailto:") { rest = String(rest.dropFirst(7)) }
    rest = rest.trimmingASCIIWhitespace()
    if rest.first == "(", rest.last == ")" { rest = String(rest.dropFirst().dropLast()) }
    if rest.first == "<", rest.last == ">" { rest = String(rest.dropFirst().dropLast()) }
    let marks: Set<Character> = ["\"", ",", ";", "-", " "]
    while let last = rest.last, marks.contains(last) { rest.removeLast() }
    while let first = rest.first, marks.contains(first) { rest.removeFirst() }
    self.init(name: rest.trimmed, email: email)
  }

  /// The first mail address in a text.
  private static func email(in text: String) -> String? {
    guard let at = text.utf8.firstIndex(of: 0x40) else { return nil }
    let start = text.utf8[..<at].lastIndex { !isAddressByte($0) }
    let from = start.map { text.utf8.index(after: $0) } ?? text.startIndex
    let after = text.utf8.index(after: at)
    let to = text.utf8[after...].firstIndex { !isAddressByte($0) } ?? text.endIndex
    var domain = text[after..<to]
    while domain.last == "." { domain = domain.dropLast() }
    guard from < at, domain.contains(".") || !domain.isEmpty else { return nil }
    return String(text[from...at]) + domain
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
    default: byte >= 0x80
    }
  }
}
