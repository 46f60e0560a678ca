import FeedModel
import Foundation
import StoryClustering
import TestSupport
import Testing

/// The labelled sets may not be shipped; where they stand beside the checkout, the figures are held.
struct LabelledSetTests {
  private static let folder = Fixture.projectFolder.deletingLastPathComponent()
    .appending(path: "shared/eval")
  private static let isThere = FileManager.default.fileExists(atPath: folder.path)

  private func score(_ set: String, minutes: Double? = nil) throws -> ClusteringScore {
    let file = Self.folder.appending(path: "\(set)-dev.jsonl")
    let text = try String(contentsOf: file, encoding: .utf8)
    let articles = try GoldArticle.articles(fromLines: text)
    let replay = StreamReplay(of: articles.compactMap(\.entry), minutes: minutes)
    let stories = replay.stories.map { ($0.key.rawValue, $0.value.rawValue) }
    return ClusteringScore(
      of: articles, predicted: Dictionary(stories, uniquingKeysWith: { first, _ in first }))
  }

  @Test(
    .enabled(if: isThere, "the labelled sets are not beside the checkout (../shared/eval)"),
    arguments: [("uci", 0.70), ("og", 0.675), ("ecb", 0.90)])
  func `the labelled sets are folded as well as before`(set: String, floor: Double) throws {
    #expect(try score(set)["bcubed_f1"] ?? 0 >= floor)
  }

  @Test(.enabled(if: isThere, "the labelled sets are not beside the checkout (../shared/eval)"))
  func `a set told in batches is folded nearly as well`() throws {
    #expect(try score("ecb", minutes: 30)["bcubed_f1"] ?? 0 >= 0.88)
  }
}
