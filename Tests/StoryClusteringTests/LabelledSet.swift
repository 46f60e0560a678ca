import FeedModel
import Foundation
import StoryClustering
import TestSupport
import Testing

/// The labelled sets, which may not be shipped: tests of them run where they stand beside the
/// checkout.
enum LabelledSet {
  private static let folder = Fixture.projectFolder.deletingLastPathComponent()
    .appending(path: "shared/eval")

  static let isThere = FileManager.default.fileExists(atPath: folder.path)
  static let missing: Comment = "the labelled sets are not beside the checkout (../shared/eval)"

  /// The articles of a set's half that one may look at.
  static func articles(_ name: String) throws -> [GoldArticle] {
    let file = folder.appending(path: "\(name)-dev.jsonl")
    return try GoldArticle.articles(fromLines: String(contentsOf: file, encoding: .utf8))
  }

  /// The pairs of a set that people judged.
  static func pairs(_ name: String) throws -> [GoldPair] {
    let file = folder.appending(path: "\(name)-dev.pairs.jsonl")
    return try GoldPair.pairs(fromLines: String(contentsOf: file, encoding: .utf8))
  }
}

extension StreamReplay {
  /// The story of each article at the end.
  var predictions: [String: String] {
    Dictionary(
      stories.map { ($0.key.rawValue, $0.value.rawValue) }, uniquingKeysWith: { first, _ in first })
  }

  /// The share of the entries that were met again under another story.
  var metAgainShare: Double { Double(metAgain) / Double(max(1, stories.count)) }
}
