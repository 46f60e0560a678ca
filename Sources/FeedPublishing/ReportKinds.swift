import FeedModel
import FeedText

/// Tells which reports of a story are copies of others, and which are versions of an outlet's own.
struct ReportKinds {
  private(set) var kinds: [Entry.ID: EditionStory.Report.Kind] = [:]
  private var texts: [Key: Entry.ID] = [:]
  private var headlines: [Key: Entry.ID] = [:]

  /// Something an outlet printed: a text, by the entry that printed it first, or a headline.
  private struct Key: Hashable {
    var outlet: String
    var matter: String
  }

  /// - Parameters:
  ///   - reports: the story's reports, oldest first.
  ///   - lead: the report that stands for the story, which is a version of no other.
  init(_ reports: [(entry: Entry, member: Member, outlet: Outlet)], lead: Entry.ID) {
    let known = Set(reports.map(\.entry.id))
    let original = { (member: Member) in member.copyOf.flatMap { known.contains($0) ? $0 : nil } }
    // Originals first: what carries their text may be dated before them.
    let ordered =
      reports.filter { $0.entry.id == lead }
      + reports.filter { $0.entry.id != lead && original($0.member) == nil }
      + reports.filter { $0.entry.id != lead && original($0.member) != nil }
    for (entry, member, outlet) in ordered {
      kinds[entry.id] = kind(of: entry, copyOf: original(member), outlet.key)
    }
  }

  private mutating func kind(
    of entry: Entry, copyOf original: Entry.ID?, _ outlet: String
  ) -> EditionStory.Report.Kind {
    let text = Key(outlet: outlet, matter: (original ?? entry.id).rawValue)
    let words = Words(PublishedText.headline(of: entry)).terms.joined(separator: " ")
    let headline = Key(outlet: outlet, matter: words)
    if let first = texts[text] ?? headlines[headline] { return .version(of: first) }
    texts[text] = entry.id
    headlines[headline] = entry.id
    return original.map { .copy(of: $0) } ?? .own
  }
}

extension EditionStory {
  /// The other outlets that carry the text of a report, oldest first, one report each.
  public func copies(of report: Report) -> [Report] {
    reports.filter { $0.kind == .copy(of: report.entry.id) }
  }

  /// The other versions of a report by the same outlet, oldest first.
  public func versions(of report: Report) -> [Report] {
    reports.filter { $0.kind == .version(of: report.entry.id) }
  }

  /// How many outlets carry a text, in words: `3 more outlets carry this text`.
  static func carriers(_ count: Int, text: String = "this text") -> String {
    count == 1 ? "1 more outlet carries \(text)" : "\(count) more outlets carry \(text)"
  }
}
