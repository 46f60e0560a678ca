public import FeedModel
import XML

/// Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// Liberal: what is missing or malformed is left empty, broken XML gives what can be saved. Only a
/// document that is no feed throws. Markup is sanitised here, once for the whole road.
public struct FeedParser: Sendable {
  /// The formats in XML.
  static let formats: [any FeedFormat] = [RSS(), RDF(), Atom()]

  public init() {}

  /// The feed in a document, as the feed of that address.
  ///
  /// Complexity: O(n) in the document's size.
  ///
  /// - Throws: ``FeedParsingError`` when the document is no feed.
  public func parse(
    _ document: FetchedDocument, feed: FeedURL
  ) throws(FeedParsingError) -> ParsedFeed {
    var decoded = DocumentEncoding.decode(document)
    guard !decoded.bytes.isEmpty else { throw .empty }
    var parsed: ParsedFeed
    if decoded.bytes[0] == 0x7B || decoded.bytes[0] == 0x5B {
      parsed = try JSONFeed(feed: feed, base: document.url).parse(decoded.bytes)
    } else {
      decoded.bytes = decoded.bytes.validUTF8
      parsed = try XMLFeed(document: document, feed: feed).parse(decoded)
    }
    parsed.encoding = decoded.encoding
    if let complaint = decoded.complaint { parsed.complain(complaint) }
    let type = ContentType(document.contentType)
    if type.isNoFeedType { parsed.complain("served as \(type.mediaType ?? "")") }
    return parsed
  }
}

extension ParsedFeed {
  /// Takes note of something that a strict reader would stop at.
  mutating func complain(_ text: String) {
    isBroken = true
    warnings.append(text)
  }
}

extension [UInt8] {
  /// The bytes, U+FFFD for each sequence that is no UTF-8.
  fileprivate var validUTF8: [UInt8] {
    UTF8Repair.isValid(self) ? self : Array(String(decoding: self, as: UTF8.self).utf8)
  }
}
