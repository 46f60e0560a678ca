import CXML

/// Writes a well-formed XML document into memory, by libxml2's writer.
///
/// Everything is escaped where it stands; characters that XML 1.0 does not allow, and the C1
/// controls that validators call out, are left out.
@safe
public final class XMLWriter {
  private let buffer: UnsafeMutablePointer<xmlBuffer>?
  private let writer: OpaquePointer?

  /// A writer that has written `<?xml version="1.0" encoding="utf-8"?>`.
  public init() {
    unsafe buffer = xmlBufferCreate()
    unsafe writer = xmlNewTextWriterMemory(buffer, 0)
    unsafe _ = xmlTextWriterSetIndent(writer, 1)
    unsafe _ = xmlTextWriterSetIndentString(writer, "  ")
    unsafe _ = xmlTextWriterStartDocument(writer, "1.0", "utf-8", nil)
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// An attribute, left out where its value is nil.
  public typealias Attributes = KeyValuePairs<String, String?>

  /// Writes an element with what `body` writes inside it.
  public func element(_ name: String, _ attributes: Attributes = [:], _ body: () -> Void) {
    start(name, attributes)
    body()
    unsafe _ = xmlTextWriterEndElement(writer)
  }

  /// Writes an element whose attributes are known only now, with what `body` writes inside it.
  public func element(
    _ name: String, attributes: [(key: String, value: String?)], _ body: () -> Void
  ) {
    start(name, attributes)
    body()
    unsafe _ = xmlTextWriterEndElement(writer)
  }

  /// Writes an element with a text, or an empty one.
  public func element(_ name: String, _ attributes: Attributes = [:], text: String? = nil) {
    start(name, attributes)
    if let text { self.text(text) }
    unsafe _ = xmlTextWriterEndElement(writer)
  }

  /// Writes a text inside the element that is open.
  public func text(_ text: String) {
    unsafe _ = xmlTextWriterWriteString(writer, Self.allowed(text))
  }

  /// Writes a comment; two hyphens in it, which may not stand there, are parted.
  public func comment(_ text: String) {
    let parted = text.split(separator: "--", omittingEmptySubsequences: false)
      .joined(separator: "- -")
    let text = parted.hasSuffix("-") ? parted + " " : parted
    unsafe _ = xmlTextWriterWriteComment(writer, Self.allowed(text))
  }

  /// Ends the document and gives its bytes, without those that were taken before.
  public func finish() -> [UInt8] {
    unsafe _ = xmlTextWriterEndDocument(writer)
    return take()
  }

  /// Gives the bytes that were written since the last time: so a long document need not be held whole.
  public func take() -> [UInt8] {
    unsafe _ = xmlTextWriterFlush(writer)
    guard let content = unsafe xmlBufferContent(buffer) else { return [] }
    let count = unsafe Int(xmlBufferLength(buffer))
    defer { unsafe xmlBufferEmpty(buffer) }
    return unsafe Array(UnsafeBufferPointer(start: content, count: count))
  }

  private func start(_ name: String, _ attributes: some Sequence<(key: String, value: String?)>) {
    unsafe _ = xmlTextWriterStartElement(writer, name)
    for (name, value) in attributes {
      guard let value else { continue }
      unsafe _ = xmlTextWriterWriteAttribute(writer, name, Self.allowed(value))
    }
  }

  /// The text without what may not stand in a document.
  ///
  /// Source: XML 1.0 section 2.2.
  private static func allowed(_ text: String) -> String {
    guard mayBeForbidden(text.utf8.span), text.unicodeScalars.contains(where: { !isAllowed($0) })
    else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where isAllowed(scalar) { kept.append(scalar) }
    return String(kept)
  }

  /// Whether there are bytes that may be of characters that may not stand in a document.
  private static func mayBeForbidden(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices {
      switch bytes[place] {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x80...0xC1, 0xC3...0xEE, 0xF0...: continue
      default: return true
      }
    }
    return false
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: true
    default: false
    }
  }
}
