extension DecisionHistory {
  /// The decisions of the shortest chain that binds two entries though none names both.
  ///
  /// Each shares an entry with the next. Breadth-first search; O(decisions · entries named).
  /// - Parameters:
  ///   - first: the one entry.
  ///   - second: the other.
  ///   - isApart: whether the chain is to keep them apart: then exactly one link does, the others bind.
  /// - Returns: the decisions from the one entry to the other; none where no chain is.
  public func chain(
    from first: Entry.ID, to second: Entry.ID, keepingApart isApart: Bool
  ) -> [Item] {
    let inForce = inForce
    var roads: [Step: [Item]] = [Step(entry: first, isApart: false): []]
    var front = Array(roads.keys)
    while !front.isEmpty {
      var next: [Step] = []
      for step in front {
        for (item, further) in Self.steps(from: step, by: inForce) where roads[further] == nil {
          let road = (roads[step] ?? []) + [item]
          if further == Step(entry: second, isApart: isApart) { return road }
          roads[further] = road
          next.append(further)
        }
      }
      front = next
    }
    return []
  }

  /// An entry that was reached, and whether a word that keeps apart lies on the way.
  private struct Step: Hashable {
    var entry: Entry.ID
    var isApart: Bool
  }

  private static func steps(from step: Step, by inForce: [Item]) -> [(Item, Step)] {
    var steps: [(Item, Step)] = []
    for item in inForce {
      let together = item.decision.together
      if together.contains(step.entry) {
        steps += together.map { (item, Step(entry: $0, isApart: step.isApart)) }
      }
      guard !step.isApart, let apart = item.decision.apart else { continue }
      for (here, there) in [apart, (apart.second, apart.first)] where here.contains(step.entry) {
        steps += there.map { (item, Step(entry: $0, isApart: true)) }
      }
    }
    return steps
  }
}
