extension HTMLTokenizer {
  /// What a `<` begins.
  enum Markup {
    case token(HTMLToken)
    /// Something that is left out.
    case nothing
    /// Nothing: it is a character like any other.
    case text
  }

  /// Reads what begins with the `<` at `position`.
  mutating func markup() -> Markup {
    guard position + 1 < bytes.count else { return .text }
    switch bytes[position + 1] {
    case let byte where byte.isASCIILetter: return tag(startTag())
    case UInt8(ascii: "/"): return closingMarkup()
    case UInt8(ascii: "!"): return exclamation()
    case UInt8(ascii: "?"): return declaration()
    default: return .text
    }
  }

  /// A tag that the text leaves unfinished is dropped, as browsers do.
  private func tag(_ token: HTMLToken?) -> Markup { token.map(Markup.token) ?? .nothing }

  private mutating func closingMarkup() -> Markup {
    guard position + 2 < bytes.count else { return .text }
    if bytes[position + 2].isASCIILetter { return tag(endTag()) }
    return declaration()
  }

  private mutating func exclamation() -> Markup {
    if bytes[position...].starts(with: Self.commentStart) { return comment() }
    if !isWithoutSectionEnd, bytes[position...].starts(with: Self.sectionStart) {
      if let end = firstIndex(of: Self.sectionEnd, from: position) {
        position = end + Self.sectionEnd.count
        return .nothing
      }
      isWithoutSectionEnd = true
    }
    return declaration()
  }

  /// A doctype, a processing instruction or one of the standard's bogus comments: all up to a `>`.
  private mutating func declaration() -> Markup {
    guard !isWithoutDeclarationEnd,
      let end = bytes[position...].firstIndex(of: UInt8(ascii: ">"))
    else {
      isWithoutDeclarationEnd = true
      return .text
    }
    position = end + 1
    return .nothing
  }

  /// A comment, which `-->` and `--!>` end, which may be as short as `<!-->`, and which goes to the
  /// end of the text otherwise.
  private mutating func comment() -> Markup {
    let start = position + Self.commentStart.count
    for shortest in [Array(">".utf8), Array("->".utf8)]
    where bytes[start...].starts(with: shortest) {
      position = start + shortest.count
      return .token(.comment(bytes[start..<start]))
    }
    var end = start
    while let dashes = firstIndex(of: Self.commentDashes, from: end) {
      let rest = bytes[(dashes + 2)...]
      if rest.first == UInt8(ascii: ">") || rest.starts(with: Self.commentBangEnd) {
        position = dashes + (rest.first == UInt8(ascii: ">") ? 3 : 4)
        return .token(.comment(bytes[start..<dashes]))
      }
      end = dashes + 1
    }
    position = bytes.count
    return .token(.comment(bytes[start...]))
  }

  private func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pattern.count <= bytes.count {
      if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return index }
      index += 1
    }
    return nil
  }

  private static let commentStart = Array("<!--".utf8)
  private static let commentDashes = Array("--".utf8)
  private static let commentBangEnd = Array("!>".utf8)
  private static let sectionStart = Array("<![CDATA[".utf8)
  private static let sectionEnd = Array("]]>".utf8)
}
