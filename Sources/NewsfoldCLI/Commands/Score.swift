import ArgumentParser
import FeedModel
import Foundation
import StoryClustering

/// `newsfold score`: clusters a labelled set and prints how well the stories agree with people's.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cluster a labelled set and print how well the stories agree with the labels.",
    discussion: "Closes with one 'key: value' line a figure.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "The labelled set: one article a line, as JSON; - is standard input.")
  var gold: String

  @Option(help: "Judged pairs: {\"a\", \"b\", \"same\"} a line.")
  var pairs: String?

  @Option(
    help: """
      Also move each language by one more of these spans (10d) and print how many entries are then \
      in a story with another language: none belongs there.
      """)
  var shiftLanguages: Span?

  @OptionGroup var clustering: ClusterFile

  func run() throws {
    let articles = try GoldArticle.articles(
      fromLines: InputFile(gold).text())
    let pairs = try pairs.map {
      try GoldPair.pairs(fromLines: InputFile($0).text())
    }
    let replay = clustering.replay(articles.compactMap(\.entry))
    if let path = clustering.predictions { try clustering.write(replay, to: path) }
    let stories = ClusterFile.predictions(of: replay)
    var score = ClusteringScore(of: articles, predicted: stories, pairs: pairs ?? [])
    if clustering.stream != nil { ClusterFile.addStream(replay, to: &score) }
    if let shiftLanguages { addShift(by: shiftLanguages, articles.compactMap(\.entry), to: &score) }
    print(score.lines.joined(separator: "\n"))
  }

  private func addShift(by span: Span, _ entries: [Entry], to score: inout ClusteringScore) {
    let shift = LanguageShift(of: entries, by: span.seconds)
    shift.add(clustering.replay(shift.entries).stories, to: &score)
  }
}
