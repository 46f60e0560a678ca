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
  /// What libxml2 is to read.
  private(set) var bytes: [UInt8] = []
  /// What was set aside, in the order of the document.
  private(set) var texts: [SetAsideText] = []
  /// Up to where the document has been copied.
  private var copied = 0

  /// Shorter texts take libxml2 no longer than what would stand in their place.
  private static let shortest = 64
  /// A longer one libxml2 refuses.
  private static let longest = 1 << 20

  /// The outline of a document; nil if it has to be read as it stands.
  ///
  /// Complexity: O(n).
  init?(of document: UTF8Text) {
    guard !document.peculiarities.hasForbidden else { return nil }
    let isMade = unsafe document.bytes.withUnsafeBufferPointer { unsafe make(from: $0) }
    if !isMade { return nil }
  }

  private mutating func make(from document: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.reserveCapacity(document.count / 4)
    var scanner = unsafe MarkupScanner(document)
    var text: Int?
    while let markup = scanner.next() {
      if let text { unsafe take(text: text..<markup.start, of: document) }
      switch markup.kind {
      case .startTag: text = markup.end
      case .section:
        let content = markup.start + 9..<markup.end - 3
        unsafe setAside(content, in: markup.start..<markup.end, isEscaped: false, of: document)
        text = text.map { _ in markup.end }
      case .other: text = text.map { _ in markup.end }
      case .broken, .absurdTag: return false
      }
    }
    unsafe copy(upTo: document.count, of: document)
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
    unsafe setAside(text, in: text, isEscaped: true, of: document)
  }

  private mutating func setAside(
    _ content: Range<Int>, in place: Range<Int>, isEscaped: Bool,
    of document: UnsafeBufferPointer<UInt8>
  ) {
    unsafe copy(upTo: place.lowerBound, of: document)
    append("<![CDATA[x")
    var position = content.lowerBound
    while let feed = unsafe document.next(0x0A, from: position, to: content.upperBound) {
      bytes.append(0x0A)
      position = feed + 1
    }
    append("]]>")
    copied = place.upperBound
    texts.append(SetAsideText(range: content, isEscaped: isEscaped))
  }

  private mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func copy(upTo end: Int, of document: UnsafeBufferPointer<UInt8>) {
    unsafe bytes.append(contentsOf: document.extracting(copied..<end))
  }
}

/// A text that libxml2 does not see.
struct SetAsideText {
  /// Where in the document it stands.
  let range: Range<Int>
  /// Whether there may be references in it.
  let isEscaped: Bool
}
