import FeedModel
import FoundationEssentials

/// What somebody looks for among the stories.
struct StoryQuery: Sendable, Hashable {
  var words = ""
  var folder: String?
  var outlet: String?
  var language: String?
  /// Outlets that must tell it at the least.
  var size = 1
  /// The days between which its last report must lie, both included.
  var from: Date?
  var to: Date?
  /// From 1.
  var page = 1
  private var needles: [[UInt8]] = []

  /// The query of an address; what is no value of its kind is not asked for.
  init(_ fields: FormFields) {
    words = fields["q"] ?? ""
    folder = fields["folder"]
    outlet = fields["outlet"]
    language = fields["language"]
    size = max(1, fields["size"].flatMap(Int.init) ?? 1)
    from = fields["from"].flatMap(Self.day)
    to = fields["to"].flatMap(Self.day)
    page = max(1, min(100_000, fields["page"].flatMap(Int.init) ?? 1))
    needles = words.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether anything is asked for but a page.
  var isFilter: Bool {
    !needles.isEmpty || folder != nil || outlet != nil || language != nil || size > 1
      || from != nil || to != nil
  }

  /// The address of another page of the same query.
  func address(page: Int) -> String {
    var parts: [(String, String?)] = [
      ("q", words.isEmpty ? nil : words), ("folder", folder), ("outlet", outlet),
      ("language", language), ("size", size > 1 ? "\(size)" : nil),
    ]
    parts += [("from", from?.day), ("to", to?.day), ("page", page > 1 ? "\(page)" : nil)]
    let query = parts.compactMap { name, value in
      value.map { "\(name)=\(FormFields.encoded($0))" }
    }.joined(separator: "&")
    return query.isEmpty ? "/stories" : "/stories?" + query
  }

  /// Whether a story is asked for; `outlet` is the place of the outlet, -1 for one that is not there.
  func admits(_ card: StoryCard, outlet: Int?) -> Bool {
    guard card.outlets.count >= size else { return false }
    if let outlet, !card.outlets.contains(outlet) { return false }
    if let language, card.language != language { return false }
    if let folder, !card.folders.contains(folder) { return false }
    if let from, card.lastReport < from { return false }
    if let to, card.lastReport >= to + 86_400 { return false }
    return needles.allSatisfy { card.words.holds($0) }
  }

  private static func day(_ text: String) -> Date? {
    guard text.utf8.count == 10 else { return nil }
    return try? Date(text + "T00:00:00Z", strategy: .iso8601)
  }
}

extension [UInt8] {
  /// Whether some bytes stand in it one after the other.
  ///
  /// Complexity: O(n · m), in words O(n).
  func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first, count >= needle.count else { return needle.isEmpty }
    var place = 0
    while place <= count - needle.count {
      if self[place] == first, self[place..<(place + needle.count)].elementsEqual(needle) {
        return true
      }
      place += 1
    }
    return false
  }
}
