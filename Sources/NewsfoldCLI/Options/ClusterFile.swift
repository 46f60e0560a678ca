import ArgumentParser
import FeedModel
import Foundation
import StoryClustering

/// Options of the commands that cluster a file of entries instead of the store's.
struct ClusterFile: ParsableArguments {
  @Option(help: "Bring the entries in batches of this length instead of at once, as 30m or 2h.")
  var stream: Span?

  @Option(help: "The mean similarity from which on two groups are one story.")
  var threshold: Float?

  @Option(help: "How much likeness across languages counts; 0: only common words do.")
  var acrossLanguages: Float?

  @Option(help: "Write one {\"id\", \"story\"} line an entry to this file; - is standard output.")
  var predictions: String?

  @OptionGroup var service: EmbeddingOptions

  /// Clusters the articles of a file and writes the predictions where they are wanted.
  func cluster(from path: String, _ options: GlobalOptions) async throws {
    let entries = try GoldArticle.articles(fromLines: InputFile(path).text()).compactMap(\.entry)
    let vectors = try await service.vectors(of: entries, options)
    try write(replay(entries, vectors), to: predictions ?? "-")
  }

  /// Clusters entries as the options say, with the vectors of a service where it was asked.
  func replay(_ entries: [Entry], _ vectors: [Entry.ID: EmbeddingVector]?) -> StreamReplay {
    var parameters = StoryClusterer.Parameters()
    take(into: &parameters)
    return StreamReplay(
      of: entries, minutes: stream.map { $0.seconds / 60 }, parameters: parameters,
      words: vectors == nil ? StoryWords.table(for: parameters) : nil, embeddings: vectors)
  }

  /// Puts the numbers that were given in the place of others.
  func take(into parameters: inout StoryClusterer.Parameters) {
    if let threshold { parameters.threshold = threshold }
    if let acrossLanguages { parameters.acrossLanguages = acrossLanguages }
  }

  /// Writes one line an entry, in the order of ids.
  func write(_ replay: StreamReplay, to path: String) throws {
    let lines = try replay.stories.sorted { $0.key < $1.key }.map { entry, story in
      try JSONOutput.text(of: ["id": entry.rawValue, "story": story.rawValue]) + "\n"
    }
    guard path != "-" else { return lines.forEach { Terminal.put(String($0.dropLast())) } }
    do { try lines.joined().write(toFile: path, atomically: true, encoding: .utf8) } catch {
      throw CommandFailure(.failed, "\(path): the file cannot be written.")
    }
  }

  /// The story of each entry's id.
  static func predictions(of replay: StreamReplay) -> [String: String] {
    Dictionary(
      replay.stories.map { ($0.key.rawValue, $0.value.rawValue) }, uniquingKeysWith: { a, _ in a })
  }

  /// Adds what only a stream can show.
  static func addStream(_ replay: StreamReplay, to score: inout ClusteringScore) {
    let count = Double(max(1, replay.stories.count))
    score.add("batches", .count(replay.batches))
    score.add("story_changes_per_article", .share(Double(replay.moves) / count))
    score.add("met_again", .share(Double(replay.metAgain) / count))
    for (name, number) in [
      ("born", replay.changes.born), ("merged", replay.changes.merged),
      ("split", replay.changes.split), ("redirected", replay.changes.redirected),
    ] {
      score.add("stories_\(name)_per_1000", .share(Double(number) * 1000 / count))
    }
  }
}
