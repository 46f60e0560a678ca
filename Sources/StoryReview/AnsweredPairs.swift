public import FeedModel

/// What the editor said already of pairs of entries.
///
/// Only what was said outright counts: of a story that was joined whole, nothing was said of its own
/// entries among themselves.
public struct AnsweredPairs {
  /// An entry's place in a decision: of two entries in different groups something was said.
  private struct Place: Hashable {
    var decision: Int
    var group: Int
  }

  private var together: [Entry.ID: Set<Place>] = [:]
  private var apart: [Entry.ID: Set<Place>] = [:]

  /// What some decisions say; undone ones say nothing.
  ///
  /// Complexity: O(entries that the decisions in force name).
  public init(_ decisions: [Decision]) {
    for (number, decision) in decisions.inForce.enumerated() {
      for (group, entries) in decision.bound.enumerated() {
        for entry in entries {
          together[entry, default: []].insert(Place(decision: number, group: group))
        }
      }
      guard let (first, second) = decision.apart else { continue }
      for (group, entries) in [first, second].enumerated() {
        for entry in entries {
          apart[entry, default: []].insert(Place(decision: number, group: group))
        }
      }
    }
  }

  /// Whether a case was answered, whatever the answer was.
  public func cover(_ question: ReviewCase) -> Bool {
    Self.meet(question.first, question.second, in: together)
      || Self.meet(question.first, question.second, in: apart)
  }

  private static func meet(
    _ first: [Entry.ID], _ second: [Entry.ID], in places: [Entry.ID: Set<Place>]
  ) -> Bool {
    var groups: [Int: Set<Int>] = [:]
    for place in first.compactMap({ places[$0] }).joined() {
      groups[place.decision, default: []].insert(place.group)
    }
    guard !groups.isEmpty else { return false }
    return second.contains { entry in
      (places[entry] ?? []).contains { place in
        groups[place.decision].map { $0 != [place.group] } ?? false
      }
    }
  }
}

extension Decision {
  /// Groups of which, by this decision, each shares a story with the others.
  fileprivate var bound: [[Entry.ID]] {
    switch word {
    case .join(let groups): groups.count > 1 ? groups : groups[0].map { [$0] }
    case .split(let leaving, _): leaving.map { [$0] }
    case .move(let moved, _, let target): [moved, target]
    case .separate, .undo: []
    }
  }
}
