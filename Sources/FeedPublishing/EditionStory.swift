public import FeedModel
public import FoundationEssentials

/// A story as it is published: its reports with their outlets, the lead first to be told.
public struct EditionStory: Sendable {
  public let story: Story
  /// The report that stands for the story.
  public var lead: Report { reports[leadPlace] }
  /// All reports, oldest first, the lead among them; there is one at least.
  public private(set) var reports: [Report]
  /// The outlets of the independent reports and copies, in order of their first report.
  public let outlets: [Outlet]
  /// The folders its feeds are in, outermost name first, joined by slashes.
  public let folders: [String]
  /// Ids it had when it was several stories.
  public let aliases: [Story.ID]
  /// When the stories of those ids became part of it, where that is known.
  let joined: [Story.ID: Date]
  /// Its id in feeds, for life.
  public let tag: String
  /// The first report, fixed at birth.
  public let published: Date
  /// When it last changed so much that readers should know.
  public let updated: Date
  /// The `updated` that it was published with last; nil if it never was.
  public let toldBefore: Date?
  /// When its last report appeared.
  public let lastReport: Date
  /// The headlines of the stories in the edition that it names: those its reports mention besides, and
  /// those that came close.
  public internal(set) var headlines: [Story.ID: String] = [:]
  /// What the editor said of its entries, in the order in which it was said.
  public internal(set) var decisions: [Decision] = []
  private let leadPlace: Int
  private let leadText = Cached<String?>()
  /// Its entry in an Atom feed.
  let atomEntry = Cached<[UInt8]>()

  /// How many outlets tell the event themselves.
  public let independentOutlets: Int

  /// A report: an entry in its place.
  public struct Report: Sendable {
    public fileprivate(set) var entry: Entry
    public let member: Member
    public let outlet: Outlet
    @Boxed public private(set) var feed: FollowedFeed?
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
    public let headline: String

    /// The headline that a report of an entry has.
    public static func headline(of entry: Entry) -> String { PublishedText.headline(of: entry) }

    fileprivate init(
      _ entry: Entry, _ member: Member, _ outlet: Outlet, _ feed: Boxed<FollowedFeed>, _ kind: Kind
    ) {
      self.entry = entry
      self.member = member
      self.outlet = outlet
      self._feed = feed
      self.kind = kind
      headline = PublishedText.headline(of: entry)
    }

    /// The headlines it had before, in plain text, oldest first, each once.
    var earlierHeadlines: [String] {
      var seen: Set<String> = [headline]
      return entry.earlierTitles.map { PublishedText.plain(Text($0)) }
        .filter { !$0.isEmpty && seen.insert($0).inserted }
    }
  }

  /// The story with its reports; nil if none of its entries is known.
  init?(
    _ story: Story, in catalogue: StoryCatalogue, aliases: [Story.ID],
    entries: [Entry.ID: Entry], directory: OutletDirectory, settings: PublishSettings
  ) {
    let seats = story.members.compactMap { member in
      entries[member.entry].map { (entry: $0, member: member, outlet: directory.outlet(of: $0)) }
    }.sorted { ($0.entry.effectiveDate, $0.entry.id) < ($1.entry.effectiveDate, $1.entry.id) }
    var kinds = ReportKinds(seats, lead: story.lead)
    let choice = LeadChoice(settings.preferredOutlets).lead(of: seats, kinds, directory)
    if let choice, choice != story.lead { kinds = ReportKinds(seats, lead: choice) }
    let reports = seats.map { entry, member, outlet in
      Report(
        entry, member, outlet, directory.feed(of: entry), kinds.kinds[entry.id] ?? .own)
    }
    guard !reports.isEmpty else { return nil }
    self.story = story
    self.leadPlace = reports.firstIndex { $0.entry.id == choice } ?? 0
    self.reports = reports
    self.aliases = aliases
    self.joined = aliases.reduce(into: [:]) { $0[$1] = catalogue.joined[$1] }
    self.outlets = Self.unique(reports.map(\.outlet))
    self.independentOutlets = Set(reports.filter(\.isOwn).map(\.outlet.key)).count
    self.folders = Self.unique(reports.flatMap { directory.folders(of: $0.entry) })
      .filter { !$0.isEmpty }.sorted()
    self.published = story.published
    self.lastReport = reports.map(\.entry.effectiveDate).max() ?? story.published
    self.toldBefore = catalogue.told[story.id]
    // Never back: what made it grow may have been taken out of it since.
    self.updated = max(
      story.published, Self.lastGrowth(of: reports, settings.growth),
      catalogue.told[story.id] ?? .distantPast)
    let founder = reports.first { $0.entry.id == story.lead } ?? reports[leadPlace]
    self.tag = Self.tag(of: story, founder.entry, settings)
  }

  /// Whether one of its sources wants search engines to leave out what it says.
  var isHidden: Bool { reports.contains { $0.feed?.feed?.saysNoIndex == true } }

  /// What the lead says as HTML, sanitised, made once; nil if it says nothing.
  var leadHTML: String? { leadText { PublishedText.html(of: lead.entry) } }

  /// What a feed says of it: sanitised HTML.
  func content(_ settings: PublishSettings) -> String { StoryContent(self, settings).html }

  /// Lets go of the texts of its reports, but for the lead's as HTML.
  mutating func dropTexts() {
    _ = leadHTML
    for place in reports.indices {
      reports[place].entry.contents = []
      reports[place].entry.summary = nil
    }
  }

  /// The lead's files, such as sound and pictures, that can be named in a feed.
  var enclosures: [Enclosure] {
    lead.entry.enclosures.compactMap { enclosure in
      var enclosure = enclosure
      guard let url = IRI.web(enclosure.url) else { return nil }
      enclosure.url = url
      if !MediaType.isOne(enclosure.type) { enclosure.type = "application/octet-stream" }
      if enclosure.length.map({ $0 < 0 }) ?? false { enclosure.length = nil }
      return enclosure
    }
  }

  private static func tag(
    of story: Story, _ founder: Entry, _ settings: PublishSettings
  ) -> String {
    if settings.ids == .original, let id = IRI.absolute(founder.publisherID) { return id }
    return settings.identity + (settings.tellsStories ? "story/" : "entry/") + story.id.rawValue
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
