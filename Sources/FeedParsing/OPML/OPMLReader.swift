import FeedModel
import XML

/// Reads OPML 1.0 and 2.0.
///
/// Liberal: names of attributes count in any case, folders nest at will, broken XML gives what can be
/// saved. Addresses are given as they are written; relative ones are for the caller to resolve.
public struct OPMLReader: Sendable {
  public init() {}

  /// The subscriptions in a document.
  ///
  /// Complexity: O(n) in the document's size.
  ///
  /// - Throws: ``OPMLError`` when the document is no OPML.
  public func read(_ bytes: [UInt8]) throws(OPMLError) -> OPML {
    let decoded = DocumentEncoding.decode(FetchedDocument(bytes: bytes))
    var (outlines, report) = try parse(decoded.bytes, mode: .strict)
    if !report.isWellFormed {
      (outlines, _) = try parse(MarkupRepair.repaired(decoded.bytes).bytes, mode: .recovering)
    }
    let first = report.firstProblem
    guard let root = outlines.root else {
      throw .malformed(
        line: (first?.line ?? 1) + decoded.skippedLines, first?.message ?? "no element")
    }
    guard root.lowercased() == "opml" else { throw .notOPML(root: root) }
    var opml = outlines.opml
    if let first {
      opml.isWellFormed = false
      opml.warnings.append("line \(first.line + decoded.skippedLines): \(first.message)")
    }
    return opml
  }

  private func parse(
    _ bytes: [UInt8], mode: XMLPushParser.Mode
  ) throws(OPMLError) -> (OutlineReader, XMLReport) {
    let reader = OutlineReader()
    do throws(XMLError) {
      return (reader, try XMLPushParser(handler: reader).parse(bytes, mode: mode))
    } catch .absurdStartTag(let line) {
      throw .malformed(line: line, "an absurdly long start tag")
    } catch {
      throw .malformed(line: 0, "out of memory")
    }
  }
}

/// Gathers the outlines of a document: feeds, and the folders around them.
private final class OutlineReader: XMLHandler {
  private(set) var opml = OPML()
  private(set) var root: String?
  /// The open elements: the name of a folder, or nil for one that is none.
  private var open: [String?] = []
  private var isTitle = false
  private var places: [FeedURL: Int] = [:]

  func start(_ element: XMLElement) -> XMLContent {
    root = root ?? element.name.local
    let name = element.name.local.lowercased()
    isTitle = name == "title" && open.count == 2
    if isTitle { return .text }
    open.append(name == "outline" ? outline(element) : nil)
    return .children
  }

  func end(_ name: XMLName, content: String, hasElements: Bool) {
    if isTitle {
      isTitle = false
      opml.title = opml.title ?? content.words
    } else {
      _ = open.popLast()
    }
  }

  /// Takes an outline that is a feed; gives the name of one that is a folder.
  private func outline(_ element: XMLElement) -> String? {
    let name = (element["title"] ?? element["text"])?.words ?? element["text"]?.words
    guard let address = (element["xmlUrl"] ?? element["url"])?.trimmed, isFeed(element) else {
      return name
    }
    guard let url = FeedURL(address) else {
      opml.warnings.append("line \(element.line): no address of a feed: \(address.prefix(80))")
      return nil
    }
    let folder = open.compactMap(\.self)
    let position = places[url] ?? opml.subscriptions.count
    if position == opml.subscriptions.count {
      places[url] = position
      opml.subscriptions.append(
        Subscription(
          url: url, title: name, homePageURL: element["htmlUrl"]?.words,
          type: element["type"]?.words))
    }
    guard !folder.isEmpty, !opml.subscriptions[position].folders.contains(folder) else {
      return nil
    }
    opml.subscriptions[position].folders.append(folder)
    return nil
  }

  /// Whether an outline with an address is a feed: OPML 1.0 also has links to pages.
  private func isFeed(_ element: XMLElement) -> Bool {
    if element["xmlUrl"] != nil { return true }
    let type = element["type"]?.lowercased() ?? ""
    return ["rss", "atom", "feed"].contains(type)
  }
}

extension String {
  /// The text on one line, without other control characters and trimmed; nil if nothing is left.
  fileprivate var words: String? {
    guard unicodeScalars.contains(where: \.isControl) else { return trimmed }
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isControl || scalar.properties.isWhitespace {
      kept.append(scalar.isControl ? " " : scalar)
    }
    return String(kept).trimmed
  }
}
