/// The comments of a document, which the parser's handler is not told of.
///
/// Each is known by the number of tags before it, an empty element's counting as two, so that it can
/// be put where it was while the elements are read.
struct OPMLComments {
  private var comments: [(tags: Int, text: String)] = []
  private var next = 0

  /// No comments.
  init() {}

  /// The comments of a well-formed document.
  ///
  /// Complexity: O(n).
  init(of document: [UInt8]) {
    var rest = document[...]
    var tags = 0
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if rest.starts(with: "<!--".utf8) {
        let text = Self.cut(&rest, behind: "-->").dropFirst(4)
        comments.append((tags, String(decoding: text, as: UTF8.self)))
      } else if rest.starts(with: "<![CDATA[".utf8) {
        _ = Self.cut(&rest, behind: "]]>")
      } else if rest.starts(with: "<?".utf8) {
        _ = Self.cut(&rest, behind: "?>")
      } else if rest.starts(with: "<!".utf8) {
        Self.skipDoctype(&rest)
      } else {
        tags += Self.skipTag(&rest) ? 2 : 1
      }
    }
  }

  /// The comments with so many tags before them that have not been taken yet.
  mutating func take(after tags: Int) -> [String] {
    let start = next
    while next < comments.count, comments[next].tags <= tags { next += 1 }
    return comments[start..<next].map(\.text)
  }
}

extension OPMLComments {
  /// Cuts off what ends with a mark, and gives it without.
  private static func cut(_ rest: inout ArraySlice<UInt8>, behind mark: String) -> ArraySlice<UInt8>
  {
    let mark = Array(mark.utf8)
    var index = rest.startIndex
    while index < rest.endIndex, !rest[index...].starts(with: mark) { index += 1 }
    defer { rest = rest[min(index + mark.count, rest.endIndex)...] }
    return rest[..<index]
  }

  private static func skipDoctype(_ rest: inout ArraySlice<UInt8>) {
    var isInSubset = false
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "[") { isInSubset = true }
      if byte == UInt8(ascii: "]") { isInSubset = false }
      if byte == UInt8(ascii: ">"), !isInSubset { return }
    }
  }

  /// Skips a tag, in whose quotes `>` may stand, and says whether it is that of an empty element.
  private static func skipTag(_ rest: inout ArraySlice<UInt8>) -> Bool {
    var quote: UInt8?
    var last: UInt8 = 0
    while let byte = rest.popFirst() {
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if quote == nil, byte == UInt8(ascii: ">") {
        return last == UInt8(ascii: "/")
      }
      last = byte
    }
    return false
  }
}
