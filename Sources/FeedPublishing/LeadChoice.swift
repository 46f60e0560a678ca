import FeedModel
import FoundationEssentials

/// Chooses the report that stands for a story.
///
/// An outlet that is preferred in one of the story's folders before others, the page itself before one
/// that only links to it, a report with text enough to be read before a bare headline; of what is
/// left the earliest, where one that is known since an earlier run keeps its place. A copy never stands
/// for a story whose original is there.
struct LeadChoice {
  private let preferred: [PreferredOutlets]

  init(_ preferred: [PreferredOutlets]) { self.preferred = preferred }

  /// The lead among the own reports of a story.
  ///
  /// Complexity: O(n) in the bytes of the reports.
  /// - Parameters:
  ///   - reports: the story's reports.
  ///   - kinds: what they are to each other.
  ///   - directory: where they come from.
  /// - Returns: the entry; nil if there is no report.
  func lead(
    of reports: [(entry: Entry, member: Member, outlet: Outlet)], _ kinds: ReportKinds,
    _ directory: OutletDirectory
  ) -> Entry.ID? {
    let own = reports.filter { kinds.kinds[$0.entry.id] == .own }
    let able = own.isEmpty ? reports : own
    guard able.count > 1 else { return able.first?.entry.id }
    let ranks = ranks(in: Set(reports.flatMap { directory.folders(of: $0.entry) }))
    let choices = able.map { entry, _, outlet in
      Choice(
        rank: ranks[outlet.name] ?? .max, isElsewhere: directory.isElsewhere(entry),
        isShort: PublishedText.visibleBytes(of: entry) < Self.enough,
        firstSeen: entry.firstSeen ?? .distantPast, date: entry.effectiveDate, id: entry.id)
    }
    return choices.min()?.id
  }

  /// How much each outlet is wanted where some folders are concerned: 0 most of all.
  private func ranks(in folders: Set<String>) -> [String: Int] {
    var ranks: [String: Int] = [:]
    for list in preferred where list.folder.map(folders.contains) ?? true {
      for (rank, name) in list.outlets.enumerated() {
        ranks[name] = min(ranks[name] ?? .max, rank)
      }
    }
    return ranks
  }

  private struct Choice: Comparable {
    let rank: Int
    let isElsewhere: Bool
    let isShort: Bool
    let firstSeen: Date
    let date: Date
    let id: Entry.ID

    static func < (a: Choice, b: Choice) -> Bool {
      if a.rank != b.rank { return a.rank < b.rank }
      if a.isElsewhere != b.isElsewhere { return b.isElsewhere }
      if a.isShort != b.isShort { return b.isShort }
      return (a.firstSeen, a.date, a.id) < (b.firstSeen, b.date, b.id)
    }
  }

  /// Bytes of text from which on a report can be read: a sentence or two.
  private static let enough = 120
}
