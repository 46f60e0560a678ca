import FeedModel
import FeedPublishing
import StoryReview

/// What was answered since the server started, so that it can be taken back.
enum QueueAction: Sendable, Hashable {
  case decided(Decision.ID, ReviewCase.Answer)
  case skipped(ReviewCase.ID)
}

/// The doubtful cases of one revision, with the reports that they show.
struct ReviewRound: Sendable {
  let revision: Int
  private(set) var cases: [ReviewCase]
  private let reports: [Entry.ID: EditionStory.Report]

  init(_ edition: Edition, decisions: [Decision], revision: Int) {
    self.revision = revision
    var reports: [Entry.ID: EditionStory.Report] = [:]
    for story in edition.stories {
      for report in story.reports { reports[report.entry.id] = report }
    }
    cases =
      ReviewQueue(
        edition.stories.map(\.story), entries: reports.mapValues(\.entry), decisions: decisions
      ).cases
    let shown = Set(cases.flatMap { [$0.firstLead, $0.secondLead] })
    self.reports = reports.filter { shown.contains($0.key) }
  }

  /// The cases that still stand after some stories changed and some decisions were made.
  func without(_ stories: Set<Story.ID>, answered decisions: [Decision]) -> Self {
    var round = self
    let answers = AnsweredPairs(decisions)
    round.cases.removeAll { !stories.isDisjoint(with: $0.stories) || answers.cover($0) }
    return round
  }

  /// The report that stands for a side.
  func report(_ entry: Entry.ID) -> EditionStory.Report? { reports[entry] }
}
