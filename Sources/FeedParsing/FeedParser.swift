public import FeedModel
import XML

/// Reads feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed.
///
/// Liberal: what is missing or malformed is left empty, broken XML gives what can be saved. Only a
/// document that is no feed throws. Markup is sanitised here, once for the whole road.
public struct FeedParser: Sendable {
  /// The formats in XML.
  static let formats: [any FeedFormat] = [RSS(), RDF(), Atom()]

  private let sanitizes: Bool

  /// A parser.
  ///
  /// - Parameter sanitizes: false only to measure the reading alone: markup stays as strangers wrote
  ///   it, and must not be shown to anybody.
  public init(sanitizes: Bool = true) { self.sanitizes = sanitizes }

  /// The feed in a document, as the feed of that address.
  ///
  /// Complexity: O(n) in the document's size.
  ///
  /// - Throws: ``FeedParsingError`` when the document is no feed.
  public func parse(
    _ document: FetchedDocument, feed: FeedURL
  ) throws(FeedParsingError) -> ParsedFeed {
    if let kind = FileSignature.kind(of: document.bytes) { throw .notAFeed(looksLike: kind) }
    let decoded = DocumentEncoding.decode(document)
    guard let first = decoded.text.bytes.first else { throw .empty }
    var parsed: ParsedFeed
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      parsed = try JSONFeed(feed: feed, base: document.url).parse(Array(decoded.text.bytes))
    } else {
      parsed = try XMLFeed(document: document, feed: feed, sanitizes: sanitizes).parse(decoded)
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
