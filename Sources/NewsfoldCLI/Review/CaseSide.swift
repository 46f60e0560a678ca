import FeedModel
import FeedPublishing
import FeedText
import Foundation
import Newsfold
import StoryReview

/// One side of a case, as a person reads it.
struct CaseSide {
  /// What it is: `This report`, `The story, 12 reports`.
  let label: String
  /// The report that stands for it.
  let lead: EditionStory.Report
  /// The reports besides, oldest first.
  let others: [EditionStory.Report]

  /// The beginning of what the lead says, as plain text.
  var text: String {
    guard let body = lead.entry.body else { return "" }
    let plain = body.isMarkup ? HTMLText.readableText(of: body.value) : body.value
    return String(plain.prefix(Self.longestText))
  }

  /// Who reported it and when: `Harbour Ledger, 21 May 2025, 08:15 UTC`.
  var source: String { "\(lead.outlet.name), \(Self.moment(lead.entry.effectiveDate))" }

  /// The address of the lead's page; nil where it is none of the web.
  var address: String? { lead.entry.url.flatMap { $0.isWebAddress ? $0 : nil } }

  /// The side of a case that some reports are on.
  init?(_ label: String, _ reports: [EditionStory.Report], lead: Entry.ID) {
    guard let lead = reports.first(where: { $0.entry.id == lead }) ?? reports.first else {
      return nil
    }
    self.label = label
    self.lead = lead
    others = reports.filter { $0.entry.id != lead.entry.id && $0.isOwn }
  }

  private static func moment(_ date: Date) -> String {
    DecisionWords.day(date) + ", " + date.rfc3339.dropFirst(11).prefix(5) + " UTC"
  }

  private static let longestText = 2000
}

/// A case with the reports of its sides.
struct CaseSheet {
  let question: ReviewCase
  let first: CaseSide
  let second: CaseSide
  /// The story it is about, or the two that could be one.
  let stories: [EditionStory]

  /// Puts the reports of stories to a case; nil where they are not there.
  init?(_ question: ReviewCase, _ known: [Story.ID: EditionStory]) {
    let held = question.stories.prefix(question.kind == .join ? 2 : 1).compactMap { known[$0] }
    let reports = held.flatMap(\.reports)
    let labels = Self.labels(question)
    guard !held.isEmpty,
      let first = CaseSide(
        labels.0, Self.pick(question.first, from: reports), lead: question.firstLead),
      let second = CaseSide(
        labels.1, Self.pick(question.second, from: reports), lead: question.secondLead)
    else { return nil }
    (self.question, self.first, self.second, stories) = (question, first, second, held)
  }

  private static func pick(
    _ ids: [Entry.ID], from reports: [EditionStory.Report]
  ) -> [EditionStory.Report] {
    let wanted = Set(ids)
    return reports.filter { wanted.contains($0.entry.id) }
  }

  private static func labels(_ question: ReviewCase) -> (String, String) {
    let (one, other) = (count(question.first), count(question.second))
    return switch question.kind {
    case .member:
      (
        question.first.count > 1
          ? "This report, carried \(question.first.count) times" : "This report",
        "The story without it, \(other)"
      )
    case .join: ("A story, \(one)", "Another story, \(other)")
    case .split: ("One part of the story, \(one)", "The other part, \(other)")
    }
  }

  private static func count(_ entries: [Entry.ID]) -> String {
    entries.count == 1 ? "1 report" : "\(entries.count) reports"
  }
}
