import FeedModel
import StoryClustering
import Testing

/// The figures of the labelled sets are held; `docs/clustering.md` tells them exactly.
@Suite(.enabled(if: LabelledSet.isThere, LabelledSet.missing))
struct LabelledSetTests {
  @Test(arguments: [("uci", 0.76), ("og", 0.715), ("ecb", 0.92)])
  func `the labelled sets are folded as well as before`(set: String, floor: Double) throws {
    let articles = try LabelledSet.articles(set)
    let replay = StreamReplay(of: articles.compactMap(\.entry), minutes: nil)
    let score = ClusteringScore(of: articles, predicted: replay.predictions)
    #expect(score["bcubed_f1"] ?? 0 >= floor)
  }

  @Test func `a set told in batches is folded nearly as well and hardly met again`() throws {
    let articles = try LabelledSet.articles("ecb")
    let replay = StreamReplay(of: articles.compactMap(\.entry), minutes: 30)
    let score = ClusteringScore(of: articles, predicted: replay.predictions)
    #expect(score["bcubed_f1"] ?? 0 >= 0.90)
    #expect(replay.metAgainShare <= 0.06)
  }

  @Test func `pairs that people judged are told apart`() throws {
    let articles = try LabelledSet.articles("tg")
    let replay = StreamReplay(of: articles.compactMap(\.entry), minutes: nil)
    let score = ClusteringScore(
      of: articles, predicted: replay.predictions, pairs: try LabelledSet.pairs("tg"))
    #expect(score["pair_accuracy"] ?? 0 >= 0.7)
  }
}
