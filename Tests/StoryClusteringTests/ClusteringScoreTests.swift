import StoryClustering
import Testing

struct ClusteringScoreTests {
  /// Articles a to f with the given labels; the languages are en unless said otherwise.
  private func articles(_ labels: String, languages: [String] = []) throws -> [GoldArticle] {
    let lines = zip("abcdef", labels).enumerated().map { number, pair in
      let language = number < languages.count ? languages[number] : "en"
      return #"{"id": "\#(pair.0)", "feed": "f", "language": "\#(language)", "gold": "\#(pair.1)"}"#
    }
    return try GoldArticle.articles(fromLines: lines.joined(separator: "\n") + "\n")
  }

  private func stories(_ labels: String) -> [String: String] {
    Dictionary(uniqueKeysWithValues: zip("abcdef", labels).map { (String($0), String($1)) })
  }

  @Test func `the right stories score 1`() throws {
    let score = ClusteringScore(of: try articles("xxyyz"), predicted: stories("11223"))
    for name in ["bcubed_f1", "pairwise_f1", "v_measure", "ari", "cluster_ratio"] {
      #expect(score[name] == 1)
    }
  }

  /// Gold {a b c} {d}, predicted {a b} {c d}: precision (1 + 1 + 1/2 + 1/2) / 4, recall
  /// (2/3 + 2/3 + 1/3 + 1) / 4; one pair of two found and of three wanted is right.
  @Test func `BCubed and pairs are as calculated by hand`() throws {
    let score = ClusteringScore(of: try articles("xxxy"), predicted: stories("1122"))
    #expect(score["bcubed_precision"] == 0.75)
    #expect(abs((score["bcubed_recall"] ?? 0) - 2.0 / 3) < 1e-12)
    #expect(score["pairwise_precision"] == 0.5)
    #expect(abs((score["pairwise_recall"] ?? 0) - 1.0 / 3) < 1e-12)
    #expect(score["ari"] == 0)
    #expect(score.lines.contains("bcubed_f1: 0.7059"))
    #expect(score.lines.contains("articles: 4"))
  }

  @Test func `an article without prediction is a story of its own`() throws {
    let score = ClusteringScore(of: try articles("xx"), predicted: ["a": "1"])
    #expect(score["missing_predictions"] == 1)
    #expect(score["clusters"] == 2)
    #expect(score["bcubed_recall"] == 0.5)
  }

  @Test func `pairs across languages count by themselves`() throws {
    let score = ClusteringScore(
      of: try articles("xxx", languages: ["en", "en", "ru"]), predicted: stories("112"))
    #expect(score["crosslingual_precision"] == 1)
    #expect(score["crosslingual_recall"] == 0)
    #expect(score["bcubed_f1_en"] == 1)
    #expect(score["monolingual_bcubed_f1"] == 1)
  }

  @Test func `judged pairs are scored`() throws {
    let pairs = try GoldPair.pairs(
      fromLines: """
        {"a": "a", "b": "b", "same": true}
        {"a": "a", "b": "c", "same": true}
        {"a": "b", "b": "c", "same": false}
        """)
    let score = ClusteringScore(of: try articles("xxx"), predicted: stories("112"), pairs: pairs)
    #expect(score["pair_precision"] == 1)
    #expect(score["pair_recall"] == 0.5)
    #expect(abs((score["pair_accuracy"] ?? 0) - 2.0 / 3) < 1e-12)
  }
}
