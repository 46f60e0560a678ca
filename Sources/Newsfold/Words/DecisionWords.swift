public import FeedModel
public import FoundationEssentials

/// Decisions in words.
public struct DecisionWords {
  /// Of the entries that are stored.
  public let headlines: [Entry.ID: String]

  /// The words for decisions on entries with these headlines.
  public init(headlines: [Entry.ID: String]) { self.headlines = headlines }

  /// What was said: `"A" and "B" are one story`.
  public func text(of decision: Decision, _ history: DecisionHistory) -> String {
    switch decision.word {
    case .join(let groups):
      list(groups.map(name)) + " \(groups.count > 1 ? "are" : "is") one story"
    case .split(let leaving, let staying):
      "\(name(leaving)) \(verb(leaving)) another story than \(name(staying))"
    case .move(let moved, let left, let target):
      "\(name(moved)) \(verb(moved)) in the story of \(name(target))"
        + (left.isEmpty ? "" : ", not in that of \(name(left))")
    case .separate(let first, let second):
      "\(name(first)) and \(name(second)) are never one story"
    case .undo(let id):
      named(history.root(of: id).id, history)
        + (history.root(of: id).undos % 2 == 0 ? " does not hold" : " holds again")
    }
  }

  /// When it was said and what, as a sentence: `You said on 3 May 2025 (decision 2) that ...`.
  public func sentence(_ item: DecisionHistory.Item, _ history: DecisionHistory) -> String {
    "You said on \(Self.day(item.decision.made)) (decision \(item.number)) that "
      + text(of: item.decision, history) + "."
  }

  /// Some entries by the headline of the first.
  public func name(_ entries: [Entry.ID]) -> String {
    guard let first = entries.first else { return "nothing" }
    let headline = headlines[first].map { "\"\(Self.short($0))\"" } ?? "entry \(first)"
    switch entries.count - 1 {
    case 0: return headline
    case 1: return headline + " with 1 other"
    case let others: return headline + " with \(others) others"
    }
  }

  private func verb(_ entries: [Entry.ID]) -> String { entries.count > 1 ? "are" : "is" }

  private func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  private func named(_ id: Decision.ID, _ history: DecisionHistory) -> String {
    guard let item = history.items.first(where: { $0.decision.id == id }) else {
      return "decision \(id), which is not here,"
    }
    return "decision \(item.number) (\(text(of: item.decision, history)))"
  }

  private static func short(_ headline: String) -> String {
    headline.count <= 60 ? headline : String(headline.prefix(59)).trimmingASCIIWhitespace() + "…"
  }

  /// A day in UTC: `3 May 2025`.
  public static func day(_ date: Date) -> String {
    let parts = date.day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, months.indices.contains(parts[1] - 1) else { return date.day }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
