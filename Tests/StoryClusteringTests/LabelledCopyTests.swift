import FeedModel
import StoryClustering
import TestSupport
import Testing

/// Copies of a labelled set's texts, made worse as agencies' texts are on their way.
@Suite(.enabled(if: LabelledSet.isThere, LabelledSet.missing))
struct LabelledCopyTests {
  private static let count = 300
  private static let droppedShare = 0.03
  private static let signature = "Reporting by our newsroom and agencies."

  @Test(arguments: Seed.several.prefix(2))
  func `a text with words dropped and a signature is found as a copy`(seed: Seed) throws {
    var random = seed.generator
    let originals = try LabelledSet.articles("ecb").filter { $0.content?.isEmpty == false }
      .shuffled(using: &random).prefix(Self.count)
    let copies = originals.map { Self.copy(of: $0, using: &random) }
    let catalogue = StoryClusterer().catalogue(of: (originals + copies).compactMap(\.entry))
    var source: [String: String] = [:]
    for member in catalogue.stories.flatMap(\.members) {
      source[member.entry.rawValue] = member.copyOf?.rawValue
    }
    let found = originals.count { Self.areOne($0.id, Self.name($0.id), source) }
    // Some of the set's own texts repeat each other, so this is more than what is false.
    let others = source.count { Self.text($0.key) != Self.text($0.value) }
    print("\(seed): copies found \(found) of \(Self.count), of another text \(others)")
    #expect(Double(found) >= 0.97 * Double(Self.count))
    #expect(others <= 10)
  }

  /// Whether two entries repeat one text.
  private static func areOne(_ a: String, _ b: String, _ source: [String: String]) -> Bool {
    (source[a] ?? a) == (source[b] ?? b)
  }

  /// The article whose text an entry tells.
  private static func text(_ id: String) -> String {
    id.hasPrefix(name("")) ? String(id.dropFirst(name("").count)) : id
  }

  private static func name(_ id: String) -> String { "copy of \(id)" }

  private static func copy(
    of article: GoldArticle, using random: inout some RandomNumberGenerator
  ) -> GoldArticle {
    var copy = article
    copy.id = name(article.id)
    copy.feed = "copies.example"
    copy.url = nil
    copy.gold = nil
    copy.summary = nil
    let words = (article.content ?? "").split(separator: " ").filter { _ in
      Double.random(in: 0..<1, using: &random) >= droppedShare
    }
    copy.content = words.joined(separator: " ") + " " + signature
    return copy
  }
}
