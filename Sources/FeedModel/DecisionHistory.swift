public import FoundationEssentials

/// All that the editor ever said, and what of it holds.
public struct DecisionHistory: Sendable, Hashable {
  /// A decision in its place.
  public struct Item: Sendable, Hashable {
    /// Its number in this store, from 1.
    public var number: Int
    public var decision: Decision
    /// The number of the undo that keeps it from holding; nil if it holds.
    public var undoneBy: Int?
  }

  /// The decisions, in the order in which they came into the store.
  public let items: [Item]

  /// The history of decisions in the order in which they came.
  ///
  /// Complexity: O(n log n).
  public init(_ decisions: [Decision]) {
    let undos = Self.undos(among: decisions)
    var items: [Item] = []
    for (place, decision) in decisions.enumerated() {
      items.append(
        Item(
          number: place + 1, decision: decision,
          undoneBy: undos[decision.id].map { $0 + 1 }))
    }
    self.items = items
  }

  /// What holds, without the undos themselves, the latest word first.
  ///
  /// Equal moments are put in order by identity, so that every machine has the same order.
  public var inForce: [Item] {
    items.filter { $0.undoneBy == nil && $0.decision.word.kind != .undo }
      .sorted { ($1.decision.made, $1.decision.id) < ($0.decision.made, $0.decision.id) }
  }

  /// The decision that was made last, of those that hold and are no undo.
  public var last: Item? { items.last { $0.undoneBy == nil && $0.decision.word.kind != .undo } }

  /// The moment for a new decision: now, but always after all there are, whatever the clock says, so
  /// that the word that is said last is the latest.
  public func moment(at now: Date) -> Date {
    guard let latest = items.map(\.decision.made).max() else { return now }
    return max(now, latest + 1)
  }

  /// The decision that a chain of undos is about in the end, and how many undos are in it, the first
  /// one included; itself and 0 for what is no undo.
  ///
  /// Complexity: O(n · length of the chain).
  public func root(of id: Decision.ID) -> (id: Decision.ID, undos: Int) {
    var root = (id: id, undos: 0)
    while let item = items.first(where: { $0.decision.id == root.id }),
      let undone = item.decision.word.undone
    {
      root = (undone, root.undos + 1)
    }
    return root
  }

  /// The items that speak of both of two entries and hold, the latest first.
  public func items(on first: Entry.ID, _ second: Entry.ID) -> [Item] {
    inForce.filter { item in
      let together = Set(item.decision.together)
      if together.contains(first), together.contains(second) { return true }
      guard let apart = item.decision.apart else { return false }
      let sides = (Set(apart.first), Set(apart.second))
      return sides.0.contains(first) && sides.1.contains(second)
        || sides.0.contains(second) && sides.1.contains(first)
    }
  }
}

extension DecisionHistory {
  /// For each undone decision the place of the undo that holds.
  ///
  /// An undo holds unless it is undone itself. It names what it undoes by a hash of it, so no circle
  /// can be.
  private static func undos(among decisions: [Decision]) -> [Decision.ID: Int] {
    var undosOf: [Decision.ID: [Int]] = [:]
    for (place, decision) in decisions.enumerated() {
      if let undone = decision.word.undone { undosOf[undone, default: []].append(place) }
    }
    var undone: [Decision.ID: Int] = [:]
    // A chain of undos is decided from its end, which nothing undoes.
    var known: Set<Decision.ID> = []
    for start in decisions {
      var road = [start.id]
      while let id = road.last {
        let waiting = (undosOf[id] ?? []).map { decisions[$0].id }.filter { !known.contains($0) }
        guard waiting.isEmpty else {
          road += waiting
          continue
        }
        road.removeLast()
        if known.insert(id).inserted {
          undone[id] = undosOf[id]?.first { undone[decisions[$0].id] == nil }
        }
      }
    }
    return undone
  }
}

extension [Decision] {
  /// What holds of decisions, the latest word first, see ``DecisionHistory/inForce``.
  public var inForce: [Decision] { DecisionHistory(self).inForce.map(\.decision) }

  /// Every entry that a decision in force names.
  public var namedInForce: Set<Entry.ID> {
    inForce.reduce(into: []) { $0.formUnion($1.entries) }
  }
}
