import FeedModel
import FoundationEssentials

/// The question whether a story is two.
///
/// Asked of a story of four reports or more that falls into two parts of at least two, once each
/// report is only held to the one it is nearest to.
struct SplitCases {
  private let matter: ReviewMatter

  init(_ matter: ReviewMatter) { self.matter = matter }

  var cases: [ReviewCase] {
    matter.stories.compactMap { story in
      StoryCut(story, matter.headlines).map { question(story, $0) }
    }
  }

  private func question(_ story: ReviewedStory, _ cut: StoryCut) -> ReviewCase {
    let holdsLead = cut.part.contains { $0.entry == story.lead }
    let (first, second) = holdsLead ? (cut.rest, cut.part) : (cut.part, cut.rest)
    return ReviewCase(
      .split, of: [story.id], first: first.flatMap(\.all), second: second.flatMap(\.all),
      leads: (first[0].entry, story.lead), words: cut.part[0].evidence.telling,
      reasons: reasons(story, cut), doubt: doubt(cut))
  }

  private func doubt(_ cut: StoryCut) -> Double {
    let languages = (Self.languages(cut.part), Self.languages(cut.rest))
    var doubt = Doubt(1.4)
    doubt.add(-1.2, min(2, cut.across / 0.15))
    doubt.add(0.6, cut.within / 0.15)
    doubt.add(-1, cut.part.mean { $0.evidence.similarity } / 0.3)
    doubt.add(-1, cut.part.mean(\.evidence.confidence))
    doubt.add(1.7, min(4, abs(cut.part.middle - cut.rest.middle)))
    doubt.add(-0.9, isThere: languages.0.isDisjoint(with: languages.1))
    doubt.add(1, logarithm(Double(cut.part.count)))
    doubt.add(-1.2, logarithm(Double(cut.part.count + cut.rest.count)))
    return doubt.probability
  }

  private static func languages(_ reports: [ReviewedStory.Report]) -> Set<String> {
    Set(reports.compactMap(\.language))
  }

  private func reasons(_ story: ReviewedStory, _ cut: StoryCut) -> [ReviewReason] {
    var reasons: [ReviewReason] = []
    let sizes = "\(reports(cut.part.count)) and \(reports(cut.rest.count))"
    switch cut.bond {
    case .none:
      reasons.append(.different("No report of the one part (\(sizes)) is nearest to the other."))
    case .single:
      reasons.append(.different("A single report holds the two parts together (\(sizes))."))
    }
    if cut.across < cut.within / 2 {
      reasons.append(.different("Headlines are alike within the parts, hardly across."))
    }
    let hours = cut.part.gap(to: cut.rest)
    if hours >= 12 {
      reasons.append(.different("\(span(hours: hours)) without a report lie between the parts."))
    }
    if let growth = Growth(story) { reasons.append(.different(growth.text)) }
    if cut.across >= 0.1 { reasons.append(.same("Headlines are alike across the parts.")) }
    if !Self.languages(cut.part).isEmpty,
      Self.languages(cut.part).isDisjoint(with: Self.languages(cut.rest))
    {
      reasons.append(.same("The parts are in different languages, so that words cannot show it."))
    }
    return reasons
  }
}

/// A story that got most of its reports at once, long after it began.
private struct Growth {
  let text: String

  init?(_ story: ReviewedStory) {
    guard let last = story.reports.last?.date, let first = story.reports.first?.date,
      last.timeIntervalSince(first) >= Self.quiet
    else { return nil }
    let recent = story.reports.filter { last.timeIntervalSince($0.date) <= Self.burst }.count
    guard recent >= 4, recent * 2 > story.reports.count else { return nil }
    text = "It grew fast: \(reports(recent)) of \(story.reports.count) came within six hours."
  }

  private static let burst = 6.0 * 3600
  private static let quiet = 24.0 * 3600
}
