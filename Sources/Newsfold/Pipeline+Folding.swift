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
  public func changes(at now: Date) async throws -> StoryChanges {
    let new = try await store.momentsWithoutStory()
    let decisions = try await store.decisions()
    guard !new.isEmpty || !decisions.isEmpty else { return StoryChanges() }
    if let folding = try await recalled(at: now, adding: new, respecting: decisions) {
      return try await changes(of: folding, reading: new)
    }
    return try await afresh(at: now, adding: new, respecting: decisions)
  }

  /// What is remembered, with who is where; nil if nothing is that can be used.
  private func recalled(
    at now: Date, adding new: [EntryMoment], respecting decisions: [Decision]
  ) async throws -> StoryFolding? {
    let oldest = windowStart(at: now)
    let segments = try await store.segments().drop { $0.latest < oldest }
    guard let earliest = segments.map(\.earliest).min() else { return nil }
    var folding = clusterer.folding(of: Set(new.map(\.id)), respecting: decisions)
    do {
      for outline in segments {
        guard let segment = try await store.segment(from: outline.first) else { return nil }
        try folding.recall(segment)
      }
    } catch is ClusterSegmentError { return nil }
    let named = decisions.flatMap { [$0.first, $0.second] }
    folding.seat(try await store.seating(since: max(earliest, oldest), naming: named))
    return folding
  }

  /// Reads the window's texts: the new entries and those that may share a story with one, the older
  /// members of their stories among them.
  private func afresh(
    at now: Date, adding new: [EntryMoment], respecting decisions: [Decision]
  ) async throws -> StoryChanges {
    let named = decisions.flatMap { [$0.first, $0.second] }
    let oldest = windowStart(at: now)
    let seating = try await store.seating(since: oldest, naming: named)
    let recent = Set(try await store.moments(since: oldest).map(\.id))
    let stories = Set(seating.seats.lazy.filter { recent.contains($0.entry) }.map(\.story))
    let told = seating.seats.filter { stories.contains($0.story) }.map(\.entry)
    let road = (try await store.moments(of: told) + new).sorted()
    var folding = clusterer.folding(of: Set(road.map(\.id)), respecting: decisions)
    folding.seat(seating)
    return try await changes(of: folding, reading: road)
  }

  private func changes(
    of start: StoryFolding, reading moments: [EntryMoment]
  ) async throws -> StoryChanges {
    var folding = start
    for start in stride(from: 0, to: moments.count, by: Self.piece) {
      let piece = moments[start..<min(start + Self.piece, moments.count)]
      folding.read(try await store.entries(piece.map(\.id)))
    }
    Memory.giveBack()
    folding.weigh()
    Memory.giveBack()
    folding.group()
    while true {
      let used = try await store.used(among: folding.newNames)
      if used.isEmpty { break }
      folding.avoid(used)
    }
    return folding.changes(of: try await store.stories(folding.touched))
  }

  private func windowStart(at now: Date) -> Date { now - settings.windowDays * 86_400 }

  /// How many entries are in memory at once.
  private static let piece = 500
}
