import ArgumentParser
import FeedModel
import Foundation
import StoryClustering

/// `newsfold score`: clusters a labelled set and prints how well the stories agree with people's.
struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print how well stories agree with a labelled set, or with what you decided.",
    discussion: """
      With --gold it clusters a labelled set. Without, it asks how well the stories that are stored \
      agree with your decisions, and how well those that would be there without any ("alone"). \
      One 'key: value' line a figure.

        newsfold score
        newsfold score --gold labelled.jsonl --stream 30m
        newsfold score --gold labelled.jsonl --review 100
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "The labelled set: one article a line, as JSON; - is standard input.")
  var gold: String?

  @Option(help: "Judged pairs: {\"a\", \"b\", \"same\"} a line.")
  var pairs: String?

  @Option(
    help: """
      Also move each language by one more of these spans (10d) and print how many entries are then \
      in a story with another language: none belongs there.
      """)
  var shiftLanguages: Span?

  @Option(
    help: """
      Print instead how many of the first cases that `newsfold review` would ask are real errors, and of \
      as many at random.
      """)
  var review: Int?

  @OptionGroup var clustering: ClusterFile

  func validate() throws {
    let needsGold =
      pairs != nil || clustering.predictions != nil || clustering.stream != nil || review != nil
    if gold == nil, needsGold {
      throw ValidationError("--pairs, --predictions, --stream and --review go with --gold FILE.")
    }
    if review != nil, clustering.stream != nil || clustering.service.url != nil {
      throw ValidationError("--review does not go with --stream or --embeddings.")
    }
    if let review, review < 1 { throw ValidationError("--review asks one case or more.") }
  }

  func run() async throws {
    guard let gold else { return try await scoreDecisions() }
    let articles = try GoldArticle.articles(
      fromLines: InputFile(gold).text())
    if let review { return scoreReview(of: articles, first: review) }
    let pairs = try pairs.map {
      try GoldPair.pairs(fromLines: InputFile($0).text())
    }
    let entries = articles.compactMap(\.entry)
    let vectors = try await clustering.service.vectors(of: entries, options)
    let replay = clustering.replay(entries, vectors)
    if let path = clustering.predictions { try clustering.write(replay, to: path) }
    let stories = ClusterFile.predictions(of: replay)
    var score = ClusteringScore(of: articles, predicted: stories, pairs: pairs ?? [])
    if clustering.stream != nil { ClusterFile.addStream(replay, to: &score) }
    if let shiftLanguages { addShift(by: shiftLanguages, entries, vectors, to: &score) }
    Terminal.put(score.lines.joined(separator: "\n"))
  }

  private func addShift(
    by span: Span, _ entries: [Entry], _ vectors: [Entry.ID: EmbeddingVector]?,
    to score: inout ClusteringScore
  ) {
    let shift = LanguageShift(of: entries, by: span.seconds)
    shift.add(clustering.replay(shift.entries, vectors).stories, to: &score)
  }
}
