import ArgumentParser
import FeedModel
import Foundation
import StoryClustering

/// `newsfold score`: clusters a labelled set and prints how well the stories agree with people's.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cluster a labelled set and print how well the stories agree with the labels.",
    discussion: "Closes with one 'key: value' line a figure.")

  @Option(help: "The labelled set: one article a line, as JSON.")
  var gold: String

  @Option(help: "Judged pairs: {\"a\", \"b\", \"same\"} a line.")
  var pairs: String?

  @OptionGroup var clustering: ClusterFile

  func run() throws {
    let articles = try GoldArticle.articles(
      fromLines: String(contentsOfFile: gold, encoding: .utf8))
    let pairs = try pairs.map {
      try GoldPair.pairs(fromLines: String(contentsOfFile: $0, encoding: .utf8))
    }
    let replay = clustering.replay(articles.compactMap(\.entry))
    try clustering.write(replay)
    let stories = ClusterFile.predictions(of: replay)
    var score = ClusteringScore(of: articles, predicted: stories, pairs: pairs ?? [])
    if clustering.stream != nil { ClusterFile.addStream(replay, to: &score) }
    print(score.lines.joined(separator: "\n"))
  }
}
