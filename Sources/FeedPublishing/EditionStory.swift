public import FeedModel
public import FoundationEssentials

/// A story as it is published: its reports with their outlets, the lead first to be told.
public struct EditionStory: Sendable {
  public let story: Story
  /// The report that stands for the story.
  public let lead: Report
  /// All reports, oldest first, the lead among them.
  public let reports: [Report]
  /// The outlets of the independent reports and copies, in order of their first report.
  public let outlets: [Outlet]
  /// The folders its feeds are in, outermost name first, joined by slashes.
  public let folders: [String]
  /// Ids it had when it was several stories.
  public let aliases: [Story.ID]
  /// The first report, fixed at birth.
  public let published: Date
  /// When it last changed so much that readers should know.
  public let updated: Date
  /// When its last report appeared.
  public let lastReport: Date
  /// The headlines of the stories in the edition that it names: those its reports mention besides, and
  /// those that came close.
  public internal(set) var headlines: [Story.ID: String] = [:]

  /// A report: an entry in its place.
  public struct Report: Sendable {
    public let entry: Entry
    public let member: Member
    public let outlet: Outlet
    public let feed: FollowedFeed?
    /// What it is to the other reports of its story.
    public let kind: Kind

    /// What a report is to the others of its story.
    public enum Kind: Sendable, Hashable {
      /// It tells the event itself.
      case own
      /// It carries the text of another outlet's report.
      case copy(of: Entry.ID)
      /// It is another version of a report of the same outlet.
      case version(of: Entry.ID)
    }

    /// Whether it neither repeats another report nor is a version of one.
    public var isOwn: Bool { kind == .own }

    /// Its headline in plain text, on one line.
    public var headline: String { PublishedText.headline(of: entry) }
  }

  /// The story with its reports; nil if none of its entries is known.
  init?(
    _ story: Story, entries: [Entry.ID: Entry], directory: OutletDirectory, aliases: [Story.ID],
    settings: PublishSettings
  ) {
    let seats = story.members.compactMap { member in
      entries[member.entry].map { (entry: $0, member: member, outlet: directory.outlet(of: $0)) }
    }.sorted { ($0.entry.effectiveDate, $0.entry.id) < ($1.entry.effectiveDate, $1.entry.id) }
    let kinds = ReportKinds(seats, lead: story.lead)
    let reports = seats.map { entry, member, outlet in
      Report(
        entry: entry, member: member, outlet: outlet, feed: directory.feed(of: entry),
        kind: kinds.kinds[entry.id] ?? .own)
    }
    guard let lead = reports.first(where: { $0.entry.id == story.lead }) ?? reports.first else {
      return nil
    }
    self.story = story
    self.lead = lead
    self.reports = reports
    self.aliases = aliases
    self.outlets = Self.unique(reports.map(\.outlet))
    self.folders = Self.unique(
      reports.flatMap { $0.feed?.subscription.folders ?? [] }.map { $0.joined(separator: "/") }
    ).filter { !$0.isEmpty }.sorted()
    self.published = story.published
    self.lastReport = reports.map(\.entry.effectiveDate).max() ?? story.published
    self.updated = max(story.published, Self.lastGrowth(of: reports, settings.growth))
  }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension EditionStory {
  /// When the story last grew in the sense of the setting.
  ///
  /// A report that was there when the story was first seen counts with its own date; one that came
  /// later with the moment it was seen, which is later than any moment already published.
  private static func lastGrowth(of reports: [Report], _ growth: PublishSettings.Growth) -> Date {
    let born = reports.compactMap(\.entry.firstSeen).min() ?? .distantPast
    let joined = reports.map { report -> (String, Date) in
      let seen = report.entry.firstSeen ?? .distantPast
      return (report.outlet.key, seen > born ? seen : report.entry.effectiveDate)
    }
    switch growth {
    case .quiet: return .distantPast
    case .every: return joined.map(\.1).max() ?? .distantPast
    case .outlets:
      return Dictionary(joined) { min($0, $1) }.values.max() ?? .distantPast
    }
  }
}
