import FeedModel
import FeedText
import FoundationEssentials

/// A story as it is looked at: the reports that tell it themselves, and what is known of them.
struct ReviewedStory {
  /// A report that is asked about, with those that go where it goes.
  struct Report {
    var member: Member
    var date: Date
    /// Those that carry its text or its headline.
    var followers: [Entry.ID]
    var language: String?

    var entry: Entry.ID { member.entry }
    var evidence: Evidence { member.evidence }
    /// The report and those that go with it.
    var all: [Entry.ID] { [entry] + followers }
  }

  let id: Story.ID
  let lead: Entry.ID
  /// Stories that came close.
  let related: [Story.ID]
  /// Oldest first.
  let reports: [Report]
  /// All its headlines, one a report.
  let headlines: HeadlineSum

  /// The story of some reports, the lead among them or among their followers.
  init?(_ story: Story, _ reports: [Report], _ headlines: Headlines) {
    guard let first = reports.first else { return nil }
    id = story.id
    related = story.related
    self.reports = reports
    lead = (reports.first { $0.all.contains(story.lead) } ?? first).entry
    self.headlines = headlines.sum(of: reports.map(\.entry))
  }

  /// All its entries, oldest first, followers behind those they follow.
  var entries: [Entry.ID] { reports.flatMap(\.all) }

  /// The languages of its reports, as far as they are known.
  var languages: Set<String> { Set(reports.compactMap(\.language)) }

  /// The words that hold it together, with what they weigh.
  var words: [String: Double] {
    var words: [String: Double] = [:]
    for term in reports.flatMap(\.evidence.terms) { words[term.term, default: 0] += term.weight }
    return words
  }
}

extension [ReviewedStory.Report] {
  /// Hours without a report between these and others; 0 where they overlap in time.
  func gap(to others: [ReviewedStory.Report]) -> Double {
    guard let first = map(\.date).min(), let last = map(\.date).max(),
      let otherFirst = others.map(\.date).min(), let otherLast = others.map(\.date).max()
    else { return 0 }
    let seconds = Swift.max(first, otherFirst).timeIntervalSince(Swift.min(last, otherLast))
    return Swift.max(0, seconds / 3600)
  }

  /// When they appeared on average, in days.
  var middle: Double {
    let sum = reduce(0) { $0 + $1.date.timeIntervalSince1970 }
    return sum / (86_400 * Double(Swift.max(1, count)))
  }

  /// The mean of something.
  func mean(_ value: (ReviewedStory.Report) -> Double) -> Double {
    isEmpty ? 0 : reduce(0) { $0 + value($1) } / Double(count)
  }
}

extension Evidence {
  /// The words of its own that it shares with its story, and the names and numbers of its headline, as
  /// `Words` gives them.
  var telling: [String] {
    terms.filter { !$0.isBorrowed }.map(\.term) + names.flatMap { Words($0).terms }
  }
}
