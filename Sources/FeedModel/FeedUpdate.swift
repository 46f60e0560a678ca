public import FoundationEssentials

/// What one fetch of a feed changes: entries and state, to be stored in one transaction.
public struct FeedUpdate: Sendable, Hashable {
  public var state: FeedState
  public var new: [Entry]
  public var changed: [Entry]
  public var unchanged: Int
  /// What happened to the feed of which its keeper should know.
  public var events: [FeedEvent] = []

  /// Whether it brings entries, new or changed.
  public var bringsEntries: Bool { !new.isEmpty || !changed.isEmpty }

  public init(state: FeedState, new: [Entry] = [], changed: [Entry] = [], unchanged: Int = 0) {
    self.state = state
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
  }
}

extension FeedUpdate {
  /// Decides what of a document is new, changed and unchanged, and gives each entry its identity.
  ///
  /// An entry that comes back under another id is the old one if its link or its words are those of
  /// a known entry of the feed that is not in the document itself. Of entries that share an id in
  /// one document the one updated last counts. Where nearly no id is known but nearly all titles
  /// with their dates are, the feed was issued again, and these are enough to know an entry by. One
  /// that was taken out by age counts as unchanged, whatever it says now.
  /// Complexity: O(entries + known); the entries are moved, not copied.
  ///
  /// - Parameters:
  ///   - parsed: what was read.
  ///   - state: what to remember of the feed.
  ///   - known: the entries of the feed that could be the same, see `FeedStore.known(like:in:)`.
  ///   - now: the run's time: when new entries were first seen.
  public init(
    _ parsed: consuming ParsedFeed, state: FeedState, known: [KnownEntry], at now: Date
  ) {
    self.init(state: state)
    self.state.feed = parsed.feed
    var entries = parsed.entries
    parsed.entries = []
    Self.keepLastVersions(in: &entries)
    sort(&entries, Recognition(of: entries, among: known), at: now)
    new = entries
  }

  /// Leaves the new entries, in their order, and takes out what is changed or unchanged.
  private mutating func sort(
    _ entries: inout [Entry], _ recognition: consuming Recognition, at now: Date
  ) {
    var count = 0
    for place in entries.indices {
      guard let old = recognition.counterpart(of: entries[place]) else {
        entries[place].firstSeen = now
        if count < place { entries.swapAt(count, place) }
        count += 1
        continue
      }
      if old.isPruned || old.version == entries[place].version {
        unchanged += 1
      } else {
        changed.append(entries[place].replacing(old))
      }
    }
    entries.removeLast(entries.count - count)
  }

  /// Leaves each id once, in its newest version, in document order.
  private static func keepLastVersions(in entries: inout [Entry]) {
    tellApart(&entries)
    var places: [Entry.ID: Int] = [:]
    var repeated: Set<Int> = []
    for place in entries.indices {
      guard let first = places[entries[place].id] else {
        places[entries[place].id] = place
        continue
      }
      repeated.insert(place)
      if entries[place].isNewer(than: entries[first]) { entries.swapAt(first, place) }
    }
    guard !repeated.isEmpty else { return }
    entries = entries.indices.filter { !repeated.contains($0) }.map { entries[$0] }
  }

  /// Gives those that share an id without being versions of one report ids of their own.
  ///
  /// Some publishers give one id to all their entries; where link and title both differ, link and
  /// title make the identity instead, so that no entry is lost.
  private static func tellApart(_ entries: inout [Entry]) {
    var places: [Entry.ID: Int] = [:]
    var ambiguous: Set<Entry.ID> = []
    for place in entries.indices {
      let id = entries[place].id
      guard let first = places[id] else {
        places[id] = place
        continue
      }
      if entries[place].isAnotherReport(than: entries[first]) { ambiguous.insert(id) }
    }
    guard !ambiguous.isEmpty else { return }
    for place in entries.indices where ambiguous.contains(entries[place].id) {
      entries[place].id = entries[place].idByLinkOrTitle
    }
  }
}

extension Entry {
  fileprivate func isAnotherReport(than other: Entry) -> Bool {
    url != nil && canonicalURL != other.canonicalURL && title?.value != other.title?.value
  }

  fileprivate var idByLinkOrTitle: ID {
    ID(
      feed: feed,
      identifier: (publisherID ?? "") + "\u{0}" + (url ?? "") + "\u{0}" + (title?.value ?? ""))
  }

  fileprivate func isNewer(than other: Entry) -> Bool {
    (updated ?? date ?? .distantPast) > (other.updated ?? other.date ?? .distantPast)
  }

  /// This version of an entry that is known under an id, which it keeps.
  fileprivate func replacing(_ old: KnownEntry) -> Entry {
    var entry = self
    entry.id = old.id
    entry.firstSeen = old.firstSeen
    entry.earlierTitles = old.earlierTitles
    if let title = old.title, title != self.title?.value { entry.earlierTitles.append(title) }
    return entry
  }
}

/// Finds the known entry that a read one is.
private struct Recognition {
  private var byID: [Entry.ID: KnownEntry] = [:]
  private var byLink: [CanonicalURL: KnownEntry] = [:]
  private var byText: [String: KnownEntry] = [:]
  private var byHeading: [Heading: KnownEntry] = [:]

  init(of entries: [Entry], among known: [KnownEntry]) {
    guard !known.isEmpty else { return }
    let present = Set(entries.map(\.id))
    // Known entries that the document itself holds lend their link and words to no other.
    let strays = known.contains { !present.contains($0.id) }
    byHeading = strays ? Self.headings(of: entries, among: known, present: present) : [:]
    var links: [CanonicalURL: Int] = [:]
    if strays {
      for place in entries.indices {
        if let link = entries[place].canonicalURL { links[link, default: 0] += 1 }
      }
    }
    for entry in known {
      byID[entry.id] = entry
      guard !present.contains(entry.id) else { continue }
      byText[entry.textHash] = entry
      // A link that several entries share says nothing about which is which.
      if let link = entry.link, links[link] == 1 { byLink[link] = entry }
    }
  }

  /// The known entry that is the same; each is given once.
  mutating func counterpart(of entry: Entry) -> KnownEntry? {
    if let same = byID[entry.id] { return same }
    // Most entries are known by id or new in a feed without strays: their words need no counting.
    guard !byText.isEmpty || !byLink.isEmpty,
      let old = entry.canonicalURL.flatMap({ byLink[$0] }) ?? byText[entry.textHash]
        ?? byHeading[Heading(entry)]
    else { return nil }
    if let link = old.link { byLink[link] = nil }
    byText[old.textHash] = nil
    byHeading[Heading(old)] = nil
    return old
  }

  /// The known entries by their titles and dates, if the feed was issued again: nearly nothing of it
  /// is known by its id, but nearly all of its titles and dates are, each once.
  private static func headings(
    of entries: [Entry], among known: [KnownEntry], present: Set<Entry.ID>
  ) -> [Heading: KnownEntry] {
    let ids = Set(known.map(\.id))
    let unknown = entries.filter { !ids.contains($0.id) }
    guard Entry.looksIssuedAgain(entries, unknown: unknown.count) else { return [:] }
    let strays = Dictionary(grouping: known.filter { !present.contains($0.id) }, by: Heading.init)
    let read = Dictionary(grouping: unknown, by: Heading.init)
    let same = strays.filter { heading, old in
      heading.title != nil && old.count == 1 && read[heading]?.count == 1
    }
    return same.count * 5 >= unknown.count * 4 ? same.compactMapValues(\.first) : [:]
  }
}

/// What a reader knows an entry by at a glance.
private struct Heading: Hashable {
  let title: String?
  let date: Date?

  init(_ entry: KnownEntry) { (title, date) = (entry.title, entry.date) }
  init(_ entry: Entry) { (title, date) = (entry.title?.value, entry.date) }
}

extension Entry {
  /// Whether a feed may have been issued again under other ids: of three entries or more, at least
  /// four in five are not known by theirs.
  public static func looksIssuedAgain(_ entries: [Entry], unknown: Int) -> Bool {
    entries.count >= 3 && unknown * 5 >= entries.count * 4
  }
}
