/// A document's markup, its long texts set aside.
///
/// libxml2 looks at each byte of a text several times and hands on every reference by itself. A text
/// of which nothing has to be found out need not go that way: in its place stands a CDATA section of
/// one letter and as many line breaks, so that lines are counted as they are, in libxml2's messages
/// too; when libxml2 comes to it the text is taken from the document itself.
///
/// What a reader is told is the same, whatever is set aside. So an outline is made only of a document
/// that has no declarations and no broken markup, and of such characters as XML allows; every CDATA
/// section is set aside, that each one libxml2 speaks of may be known to stand for a text.
struct MarkupOutline {
  /// What libxml2 is to read; nothing where nothing was set aside.
  private(set) var bytes: [UInt8] = []
  /// What was set aside, in the order of the document.
  private(set) var texts: [SetAsideText] = []

  /// Shorter texts take libxml2 no longer than what would stand in their place.
  private static let shortest = 64
  /// A longer one libxml2 refuses.
  private static let longest = 1 << 20

  /// The outline of a document; nil if it has to be read as it stands.
  ///
  /// Nothing is set aside where that would leave most of the document.
  /// Complexity: O(n).
  init?(of document: UTF8Text) {
    guard !document.peculiarities.hasForbidden else { return nil }
    let isMade = unsafe document.bytes.withUnsafeBufferPointer { bytes in
      guard unsafe findTexts(in: bytes) else { return false }
      let count = texts.reduce(0) { $0 + $1.range.count }
      if count < bytes.count / 4 {
        texts = []
      } else {
        unsafe copy(bytes, without: count)
      }
      return true
    }
    if !isMade { return nil }
  }

  /// Finds what can be set aside; false if the markup is broken.
  private mutating func findTexts(in document: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = unsafe MarkupScanner(document)
    var text: Int?
    while let markup = scanner.next() {
      if let text { unsafe take(text: text..<markup.start, of: document) }
      switch markup.kind {
      case .startTag: text = markup.end
      case .section:
        texts.append(SetAsideText(range: markup.start + 9..<markup.end - 3, isEscaped: false))
        text = text.map { _ in markup.end }
      case .other: text = text.map { _ in markup.end }
      case .broken, .absurdTag: return false
      }
    }
    return true
  }

  /// Sets a text between tags aside, if it is long and has no references but those XML itself has.
  private mutating func take(text: Range<Int>, of document: UnsafeBufferPointer<UInt8>) {
    guard text.count >= Self.shortest, text.count <= Self.longest,
      unsafe document.next(0x0D, from: text.lowerBound, to: text.upperBound) == nil,
      unsafe document.after("]]>", from: text.lowerBound, to: text.upperBound) == nil
    else { return }
    var position = text.lowerBound
    while let sign = unsafe document.next(0x26, from: position, to: text.upperBound) {
      guard let reference = unsafe PredefinedReference(at: sign, in: document) else { return }
      position = sign + reference.length
    }
    texts.append(SetAsideText(range: text, isEscaped: true))
  }

  /// Copies the document without the texts, which have so many bytes together.
  private mutating func copy(_ document: UnsafeBufferPointer<UInt8>, without count: Int) {
    bytes.reserveCapacity(document.count - count + texts.count * 32)
    var copied = 0
    for text in texts {
      unsafe bytes.append(contentsOf: document.extracting(copied..<text.place.lowerBound))
      append("<![CDATA[x")
      var position = text.range.lowerBound
      while let feed = unsafe document.next(0x0A, from: position, to: text.range.upperBound) {
        bytes.append(0x0A)
        position = feed + 1
      }
      append("]]>")
      copied = text.place.upperBound
    }
    unsafe bytes.append(contentsOf: document.extracting(copied...))
  }

  private mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// A text that libxml2 does not see.
struct SetAsideText {
  /// Where in the document it stands.
  let range: Range<Int>
  /// Whether there may be references in it; if not, it is what a CDATA section holds.
  let isEscaped: Bool

  /// What something else stands in the place of: the text, or the section with its marks.
  var place: Range<Int> { isEscaped ? range : range.lowerBound - 9..<range.upperBound + 3 }
}
