public import FeedModel
import FeedStorage
public import FoundationEssentials
import StoryClustering
import XML

extension Pipeline {
  /// What changes once everything stored is folded in; nothing is stored.
  ///
  /// What the last run remembered is taken up again. Where that is missing, damaged or made with other
  /// settings, the texts of the window are read anew, with the same stories for a beginning.
  ///
  /// - Parameters:
  ///   - now: the time of the run.
  ///   - loose: entries that are grouped as if they had just come.
  /// - Returns: the stories that change, and what is to be remembered.
  /// - Throws: what the store throws.
  public func changes(
    at now: Date, loosening loose: Set<Entry.ID> = []
  ) async throws -> CatalogueChanges {
    try await changes(at: now, respecting: try await store.decisions(), loosening: loose)
  }

  func changes(
    at now: Date, respecting decisions: [Decision], loosening loose: Set<Entry.ID>
  ) async throws -> CatalogueChanges {
    let new = try await store.momentsWithoutStory()
    let isSettled = try await areFolded(decisions)
    guard !new.isEmpty || !loose.isEmpty || !isSettled else { return CatalogueChanges() }
    let named = Array(decisions.namedInForce.union(loose))
    var result = try await withEmbeddings(at: now) { clusterer, embedding in
      func begin() -> StoryFolding { clusterer.folding(respecting: decisions, loosening: loose) }
      var folding = begin()
      var moments = new
      var oldest = try await recall(into: &folding, before: new, at: now, isReading: !new.isEmpty)
      if new.isEmpty, oldest != nil, !folding.unread.isEmpty {
        folding = begin()
        oldest = try await recall(into: &folding, before: new, at: now, isReading: true)
      }
      let seating = try await store.seating(
        since: oldest ?? windowStart(at: now), naming: named)
      if oldest == nil {
        folding = begin()
        moments += try await window(seating, at: now)
      }
      return try await changes(of: folding, seating, reading: moments, embedding)
    }
    result.moment = now
    return result
  }

  /// Whether the stories are as some decisions say, all of them, since they were folded with them.
  private func areFolded(_ decisions: [Decision]) async throws -> Bool {
    guard !decisions.isEmpty else { return true }
    return try await store.value(Self.foldedName) == Self.mark(of: decisions)
  }

  /// Remembers the decisions that the stories were folded with.
  func noteFolded(_ decisions: [Decision]) async throws {
    guard try await !areFolded(decisions) else { return }
    try await store.setValue(Self.mark(of: decisions), for: Self.foldedName)
  }

  private static func mark(of decisions: [Decision]) -> String {
    ([Program.version] + decisions.map(\.id.rawValue) as [String?]).hash
  }

  private static let foldedName = "decisions folded"

  /// Recalls what is remembered and gives the moment from which on that matters; nil if nothing is that
  /// can be used, and another folding must begin anew.
  private func recall(
    into folding: inout StoryFolding, before new: [EntryMoment], at now: Date, isReading: Bool
  ) async throws -> Date? {
    let oldest = windowStart(at: now)
    let segments = try await store.segments().drop { $0.latest < oldest }
    guard let earliest = segments.map(\.earliest).min() else { return nil }
    folding.foresee(segments.reduce(new.count) { $0 + $1.count }, isReading: isReading)
    do {
      // The next one is read from the disk while one is recalled.
      var coming = try await segment(from: segments.first?.first)
      for place in segments.indices {
        guard let here = coming else { return nil }
        async let next = segment(from: segments[(place + 1)...].first?.first)
        try folding.recall(here)
        coming = try await next
      }
    } catch is ClusterSegmentError { return nil }
    guard !folding.remembers(anyOf: Set(new.map(\.id))) else { return nil }
    return max(earliest, oldest)
  }

  private func segment(from first: Int?) async throws -> ClusterSegment? {
    guard let first else { return nil }
    return try await store.segment(from: first)
  }

  /// The entries that may share a story with a new one: the recent ones that have a story, and the
  /// older members of their stories.
  private func window(_ seating: Seating, at now: Date) async throws -> [EntryMoment] {
    let recent = Set(try await store.moments(since: windowStart(at: now)).map(\.id))
    let stories = Set(seating.seats.lazy.filter { recent.contains($0.entry) }.map(\.story))
    let told = seating.seats.filter { stories.contains($0.story) }.map(\.entry)
    return try await store.moments(of: told)
  }

  /// Reads entries piece by piece, in order, and folds them into the stories there are.
  func changes(
    of folding: consuming StoryFolding, _ seating: Seating, reading moments: [EntryMoment],
    _ embedding: Embedding? = nil
  ) async throws -> CatalogueChanges {
    let here = Set(moments.map(\.id))
    let more = try await store.moments(of: folding.unread.subtracting(here).sorted())
    let road = (moments + more).sorted()
    folding.seat(seating, expecting: Set(road.map(\.id)))
    for start in stride(from: 0, to: road.count, by: Self.piece) {
      let piece = road[start..<min(start + Self.piece, road.count)]
      folding.read(try await store.entries(piece.map(\.id)))
    }
    Memory.giveBack()
    folding.weigh()
    Memory.giveBack()
    if let embedding { try await embed(&folding, with: embedding) }
    folding.group()
    while true {
      let used = try await store.used(among: folding.newNames)
      if used.isEmpty { break }
      folding.avoid(used)
    }
    return folding.changes(keeping: try await store.members(folding.kept))
  }

  private func windowStart(at now: Date) -> Date { now - settings.windowDays * 86_400 }

  /// How many entries are in memory at once.
  private static let piece = 500
}
