import FeedModel
import Foundation
import StoryClustering
import TestSupport
import Testing

/// Digests of three stories each, put among the reports of a labelled set.
@Suite(.enabled(if: LabelledSet.isThere, LabelledSet.missing))
struct RoundUpTests {
  private static let count = 60
  private static let wordsOfEach = 25

  @Test(arguments: Seed.several.prefix(2))
  func `sixty round-ups cost the others little and join no stories`(seed: Seed) throws {
    let articles = try LabelledSet.articles("ecb")
    let digests = Self.digests(of: articles, seed)
    let alone = predictions(articles)
    let among = predictions(articles + digests)
    let before = ClusteringScore(of: articles, predicted: alone)["bcubed_f1"] ?? 0
    let after = ClusteringScore(of: articles, predicted: among)["bcubed_f1"] ?? 0
    let joined = Self.mixed(articles, among)
    print("\(seed): bcubed_f1 \(before) -> \(after), stories of two topics \(joined)")
    #expect(after >= before - 0.02)
    #expect(joined <= Self.mixed(articles, alone))
  }

  private func predictions(_ articles: [GoldArticle]) -> [String: String] {
    StreamReplay(of: articles.compactMap(\.entry), minutes: nil).predictions
  }

  /// How many stories hold articles of two topics; the topic is the number in a story's name.
  private static func mixed(_ articles: [GoldArticle], _ stories: [String: String]) -> Int {
    Dictionary(grouping: articles) { stories[$0.id] }
      .count { $0.value.count > 1 && Set($0.value.map(topic)).count > 1 }
  }

  private static func topic(of article: GoldArticle) -> String {
    (article.gold ?? "").filter(\.isNumber)
  }

  /// Round-ups of three articles of three topics: the beginnings of their texts, when the last of
  /// them had appeared.
  private static func digests(of articles: [GoldArticle], _ seed: Seed) -> [GoldArticle] {
    var random = seed.generator
    return (0..<count).map { number in
      var parts: [GoldArticle] = []
      while parts.count < 3 {
        let part = articles[Int.random(in: 0..<articles.count, using: &random)]
        if !parts.contains(where: { topic(of: $0) == topic(of: part) }) { parts.append(part) }
      }
      return digest(of: parts, number)
    }
  }

  private static func digest(of parts: [GoldArticle], _ number: Int) -> GoldArticle {
    var digest = parts[0]
    digest.id = "digest\(number)"
    digest.feed = "digest\(number % 6).example"
    digest.url = "https://digest.example/\(number)"
    digest.gold = nil
    digest.title = "News in brief"
    digest.summary = nil
    digest.content = parts.map {
      ($0.content ?? "").split(separator: " ").prefix(wordsOfEach).joined(separator: " ")
    }.joined(separator: "\n")
    digest.published = parts.compactMap(\.published).max()
    return digest
  }
}
