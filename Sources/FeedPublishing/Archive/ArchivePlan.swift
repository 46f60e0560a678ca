public import FeedModel
public import FoundationEssentials

/// The pages of the archive that there are.
public struct ArchiveState: Sendable, Hashable, Codable {
  /// The days whose pages never change again, oldest first.
  public internal(set) var closed: [ArchiveDay] = []
  /// The days after those whose pages still grow, oldest first.
  public internal(set) var open: [ArchiveDay] = []

  public init() {}

  /// Whether the page of a day never changes again.
  public func isClosed(_ path: String) -> Bool { closed.contains { $0.path == path } }

  /// The page with the newest stories.
  public var newest: ArchiveDay? { open.last ?? closed.last }
}

/// What is to be done to the archive on a run: which pages are written, and which of them for the last
/// time.
///
/// A story is filed under the day of its first report. That day has a page as soon as one of its stories
/// has left the merged feed, by age or for want of room. The page is closed when all of them have left,
/// or could have; what is still growing then goes to the first page that is open. Stories that were old
/// already when they were first read have no place here: they were never in the feed. The page after the
/// last closed one is always there, so that it can be linked to. Source: RFC 5005 section 4.
public struct ArchivePlan: Sendable {
  /// A page to be written.
  public struct Page: Sendable, Hashable {
    public let day: ArchiveDay
    /// Its stories, the newest first.
    public let stories: [Story.ID]
    /// Whether it is written for the last time.
    public let isClosing: Bool
    public internal(set) var links = ArchiveLinks(isPage: true)
  }

  /// The pages to be written, oldest first.
  public private(set) var pages: [Page] = []
  /// Stories that will never have a place in the archive.
  public let passed: [Story.ID]
  /// What there is afterwards.
  public private(set) var state: ArchiveState
  /// When the next page can be closed; nil if none waits for its time.
  public private(set) var nextClosing: Date?

  private let settled: Set<Story.ID>
  private var stories: [ArchiveDay: [Story.ID]] = [:]
  private let moments: [Story.ID: Date]

  /// The plan of a run.
  ///
  /// Complexity: O(n log n) in the stories that are not filed.
  ///
  /// - Parameters:
  ///   - outlines: of all stories that are not filed; others do no harm.
  ///   - merged: the stories in the merged feed.
  ///   - before: the pages there are.
  ///   - days: how long a story stays in the merged feed after its last report.
  ///   - now: the time of the run.
  public init(
    _ outlines: [StoryOutline], merged: Set<Story.ID>, after before: ArchiveState, days: Int,
    at now: Date
  ) {
    let stay = Double(days) * 86_400
    let unfiled = outlines.filter { !$0.isFiled }
    let told = unfiled.filter { $0.lastReport >= $0.lastSeen - stay }
    settled = Set(unfiled.filter { $0.lastReport < now - stay }.map(\.id))
    let moments = Dictionary(told.map { ($0.id, $0.published) }) { first, _ in first }
    self.moments = moments
    passed = settled.filter { moments[$0] == nil }.sorted()
    state = before
    let first = before.closed.isEmpty ? nil : before.open.first ?? before.closed.last
    for story in told {
      let day = ArchiveDay(of: story.published)
      stories[max(day, first ?? day), default: []].append(story.id)
    }
    let left = stories.filter { _, ids in ids.contains { !merged.contains($0) } }
    var waiting = ArraySlice(Set(stories.keys).union(before.open).sorted())
    close(&waiting, promised: before.open, at: now - stay)
    grow(waiting, upTo: left.keys.max())
    nextClosing = waiting.first.map { $0.end + stay }.flatMap { $0 > now ? $0 : nil }
    link(after: before.closed.last)
  }

  /// Closes the days that are over, as long as one follows that can be linked to.
  private mutating func close(
    _ waiting: inout ArraySlice<ArchiveDay>, promised: [ArchiveDay], at oldest: Date
  ) {
    while let day = waiting.first, day.end <= oldest, let next = waiting.dropFirst().first {
      let all = stories.removeValue(forKey: day) ?? []
      let left = all.filter(settled.contains)
      stories[next, default: []] += all.filter { !settled.contains($0) }
      if !left.isEmpty || promised.contains(day) {
        pages.append(Page(day: day, stories: inOrder(left), isClosing: true))
        state.closed.append(day)
      }
      waiting.removeFirst()
    }
  }

  /// Writes the page after the last closed one, and those up to a day.
  private mutating func grow(_ waiting: ArraySlice<ArchiveDay>, upTo last: ArchiveDay?) {
    let end = max(
      last ?? ArchiveDay(number: .min), state.open.last ?? ArchiveDay(number: .min),
      state.closed.isEmpty ? ArchiveDay(number: .min) : waiting.first ?? ArchiveDay(number: .min))
    state.open = waiting.filter { $0 <= end }
    for day in state.open {
      pages.append(Page(day: day, stories: inOrder(stories[day] ?? []), isClosing: false))
    }
  }

  private func inOrder(_ ids: [Story.ID]) -> [Story.ID] {
    let dated = ids.map { (moment: moments[$0] ?? .distantPast, id: $0) }
    return dated.sorted { ($1.moment, $0.id) < ($0.moment, $1.id) }.map(\.id)
  }

  private mutating func link(after last: ArchiveDay?) {
    for place in pages.indices {
      let previous = place == 0 ? last : pages[place - 1].day
      pages[place].links.previous = previous?.path
      pages[place].links.next = place + 1 < pages.count ? pages[place + 1].day.path : nil
    }
  }
}
