import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials
import Newsfold
import StoryClustering

/// What two entries share and what keeps them apart, from holding them against each other directly.
struct PairWords {
  private let first: EditionStory.Report
  private let second: EditionStory.Report
  private let story: EditionStory
  private let otherStory: EditionStory
  private let threshold: Double
  private let meanToOther: Double
  private let meanToFirst: Double
  /// How the two compare; nil where one of them has no words.
  let comparison: PairComparison?

  /// Compares two reports with the words of the reports around them in time counted.
  ///
  /// Complexity: O(reports around them · candidates), at most 5,000 reports.
  init(
    _ first: (EditionStory, EditionStory.Report), _ second: (EditionStory, EditionStory.Report),
    in view: StoryView
  ) async throws {
    (story, self.first) = first
    (otherStory, self.second) = second
    threshold = Double(view.clusterer.parameters.threshold)
    let pair: Set<Entry.ID> = [first.1.entry.id, second.1.entry.id]
    let comparer = EntryComparer(
      try await view.entries(near: [first, second], atMost: 5000), comparing: pair,
      clusterer: view.clusterer)
    comparison = comparer.comparison(of: first.1.entry.id, second.1.entry.id)
    meanToOther = comparer.meanSimilarity(
      of: first.1.entry.id, to: second.0.reports.map(\.entry.id))
    meanToFirst = comparer.meanSimilarity(
      of: second.1.entry.id, to: first.0.reports.map(\.entry.id))
  }

  /// Sentences, what they share first.
  var lines: [String] {
    guard let comparison else { return [] }
    let shared = [words(comparison), names(comparison)].compactMap { $0 }
    let apart = against(comparison)
    return [similarity(comparison)] + shared + apart + [verdict(comparison)].compactMap { $0 }
  }

  private var areTogether: Bool { story.story.id == otherStory.story.id }

  private func similarity(_ comparison: PairComparison) -> String {
    "Held against each other their similarity is \(EvidenceWords.rounded(comparison.similarity)) "
      + "(0 is none, 1 is the same text); \(EvidenceWords.hours(comparison.hours)) lie between them."
  }

  private func words(_ comparison: PairComparison) -> String? {
    guard !comparison.terms.isEmpty else {
      return comparison.isAcrossLanguages
        ? "They are in different languages, so that their words say little."
        : "They share no rare word."
    }
    let list = comparison.terms.map { $0.isBorrowed ? $0.term + " (borrowed)" : $0.term }
    return "Rare words that both have, the rarest first: " + list.joined(separator: ", ") + "."
  }

  private func names(_ comparison: PairComparison) -> String? {
    comparison.names.isEmpty
      ? nil : "Both headlines have: " + comparison.names.joined(separator: ", ") + "."
  }

  private func against(_ comparison: PairComparison) -> [String] {
    var lines: [String] = []
    for case .number(let own, let other, _) in comparison.doubts {
      lines.append("Against it: one headline says \(own), the other \(other).")
    }
    for case .names(let own, let others) in comparison.doubts {
      lines.append(
        "Against it: one headline names \(own.joined(separator: ", ")), the other "
          + "\(others.joined(separator: ", ")).")
    }
    if comparison.isOutsideWindow {
      lines.append("Against it: they are too far apart in time to be compared at all.")
    } else if comparison.timeCost >= 0.3 {
      let cost = Int((comparison.timeCost * 100).rounded())
      lines.append("Against it: the time between them costs \(cost) % of the similarity.")
    }
    if comparison.outletCost > 0 {
      let cost = Int((comparison.outletCost * 100).rounded())
      lines.append(
        "Against it: both are of one outlet, whose turns of phrase make its reports alike; that costs "
          + "\(cost) % of the similarity.")
    }
    return lines
  }

  /// What kept two apart that are in different stories.
  private func verdict(_ comparison: PairComparison) -> String? {
    guard !areTogether, !comparison.isOutsideWindow else { return nil }
    let needed = EvidenceWords.rounded(threshold)
    if comparison.similarity < threshold {
      return "That is less than the \(needed) that reports of one story need on average."
    }
    let means = [(meanToOther, "first", "second"), (meanToFirst, "second", "first")]
    guard let (mean, one, other) = means.first(where: { $0.0 < threshold }) else {
      return "That would be enough; the stories as wholes are less alike, or their other reports "
        + "fit better where they are."
    }
    return "That would be enough for the two, but to all reports of the \(other) one's story the "
      + "\(one) is similar by only \(EvidenceWords.rounded(mean)) on average; \(needed) is needed."
  }
}

extension StoryView {
  /// The entries around some reports in time, with those of their stories, the nearest in time first.
  func entries(
    near places: [(EditionStory, EditionStory.Report)], atMost limit: Int
  ) async throws -> [Entry] {
    let window = clusterer.parameters.windowHours * 3600
    let dates = places.map { $0.1.entry.effectiveDate }
    let distance = { (date: Date) in
      dates.map { abs(date.timeIntervalSince($0)) }.min() ?? .infinity
    }
    let oldest = dates.min().map { $0 - window } ?? .distantPast
    let near = try await pipeline.store.moments(since: oldest)
      .map { (id: $0.id, distance: distance($0.date)) }.filter { $0.distance <= window }
      .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
    return places.map(\.1.entry) + places.flatMap { $0.0.reports.prefix(200).map(\.entry) }
      + (try await pipeline.store.entries(near.prefix(limit).map(\.id)))
  }
}
