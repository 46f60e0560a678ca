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

  /// A report: an entry in its place.
  public struct Report: Sendable {
    public let entry: Entry
    public let member: Member
    public let outlet: Outlet
    public let feed: FollowedFeed?

    /// Whether the report repeats another one's text.
    public var isCopy: Bool { member.copyOf != nil }

    /// Its headline in plain text, on one line.
    public var headline: String { PublishedText.headline(of: entry) }
  }

  /// The story with its reports; nil if none of its entries is known.
  init?(
    _ story: Story, entries: [Entry.ID: Entry], directory: OutletDirectory, aliases: [Story.ID],
    settings: PublishSettings
  ) {
    let reports = story.members.compactMap { member in
      entries[member.entry].map { entry in
        Report(
          entry: entry, member: member, outlet: directory.outlet(of: entry),
          feed: directory.feed(of: entry))
      }
    }.sorted { ($0.entry.effectiveDate, $0.entry.id) < ($1.entry.effectiveDate, $1.entry.id) }
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
