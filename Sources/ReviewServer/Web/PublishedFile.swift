import FeedModel
import Foundation

/// A file of the output folder as it is served.
struct PublishedFile: Sendable {
  /// What tells this state of the file from others.
  let etag: String
  let modified: Date
  let path: String

  /// What a file is, by the end of its name.
  struct Kind: Sendable {
    let type: String
    let what: String
    var isStyle = false
  }

  /// The kind of a file; nil for all that Newsfold does not publish.
  static func kind(of path: String) -> Kind? {
    path.split(separator: ".").last.flatMap { kinds[String($0)] }
  }

  private static let kinds = [
    "atom": Kind(type: "application/atom+xml; charset=utf-8", what: "Atom feed"),
    "json": Kind(type: "application/feed+json; charset=utf-8", what: "JSON Feed"),
    "jsonl": Kind(type: "application/jsonl; charset=utf-8", what: "stories for programs"),
    "html": Kind(type: "text/html; charset=utf-8", what: "page for a browser"),
    "opml": Kind(type: "text/x-opml; charset=utf-8", what: "list of feeds"),
    "css": Kind(type: "text/css; charset=utf-8", what: "style of the pages", isStyle: true),
  ]

  /// The path below the output folder that an address asks for; nil for all that could lead out of it.
  ///
  /// Letters, digits, `.`, `_`, `-` and spaces alone, no part that begins with a dot.
  static func path(_ address: String) -> String? {
    guard let decoded = try? FormFields.decoded(address[...]) else { return nil }
    let parts = decoded.split(separator: "/", omittingEmptySubsequences: false)
    let isHarmless = parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".")
        && part.unicodeScalars.allSatisfy { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.canonicalCombiningClass != .notReordered
            || "._- ".unicodeScalars.contains(scalar)
        }
    }
    return isHarmless && parts.count <= 3 ? decoded : nil
  }

  /// A regular file below a folder; nil where there is none, or where a link is on the way.
  init?(_ path: String, in folder: String) {
    var place = folder
    for part in path.split(separator: "/") {
      place += "/" + part
      let type =
        try? FileManager.default.attributesOfItem(atPath: place)[.type] as? FileAttributeType
      guard type != .typeSymbolicLink else { return nil }
    }
    guard let facts = try? FileManager.default.attributesOfItem(atPath: place),
      facts[.type] as? FileAttributeType == .typeRegular,
      let modified = facts[.modificationDate] as? Date,
      let size = (facts[.size] as? NSNumber)?.intValue
    else { return nil }
    self.path = place
    self.modified = Date(timeIntervalSince1970: modified.timeIntervalSince1970.rounded(.down))
    let stamp = UInt64(bitPattern: Int64(modified.timeIntervalSince1970 * 1_000_000))
    etag = "\"\(String(stamp, radix: 16))-\(String(size, radix: 16))\""
  }

  var bytes: [UInt8]? { FileManager.default.contents(atPath: path).map { Array($0) } }

  /// When it was written, as HTTP says it: `Sun, 06 Nov 1994 08:49:37 GMT`.
  var modifiedWords: String { HTTPDate.text(of: modified) }

  /// Whether who asks has this state of it already (RFC 9110, 13.2.2).
  func isKnown(to request: WebRequest) -> Bool {
    if let tags = request.headers["if-none-match"] {
      let known = tags.split(separator: ",").map { String($0).trimmingASCIIWhitespace() }
      return known.contains { $0 == "*" || $0 == etag || $0 == "W/" + etag }
    }
    guard let since = request.headers["if-modified-since"],
      let date = HTTPDate.date(of: since)
    else { return false }
    return modified <= date
  }
}
