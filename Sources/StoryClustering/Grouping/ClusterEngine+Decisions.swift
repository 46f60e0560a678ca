import FeedModel

extension ClusterEngine {
  /// Whether the editor lets an entry be told as a copy of another; then they stay together.
  ///
  /// Two copies of one text that the editor keeps apart are not both copies of it.
  mutating func mayRepeat(_ entry: Int32, _ original: Int32) -> Bool {
    let (id, other) = (ids[Int(entry)], ids[Int(original)])
    return rulings.named.contains(id) ? rulings.join(other, id) : true
  }

  /// Puts the editor's word into numbers, once it is known what is a copy.
  mutating func tellConstraints() {
    var known: [Entry.ID: Int32] = [:]
    for id in rulings.entries {
      if let number = numbers[id] { known[id] = originals[Int(number)] }
    }
    constraints = Constraints(rulings, known)
  }

  /// The editor's word on some entries, in their places among them.
  ///
  /// Where an old story holds entries that the editor keeps apart, those of one side that were shown
  /// stay together; whom the editor did not name goes where it is nearest.
  func decided(
    among entries: [Int32], _ places: [Int32: Int32], _ old: [Int32], _ isNew: Set<Int32>
  ) -> (together: [Constraints.Pair], apart: [Constraints.Pair]) {
    var pairs = (
      together: translate(constraints.together, places),
      apart: translate(constraints.apart, places)
    )
    guard !constraints.apart.isEmpty else { return pairs }
    let sides = sides(of: entries, old)
    for pair in constraints.apart {
      for (story, firsts) in sides[pair.first] ?? [:] {
        guard let other = sides[pair.second]?[story]?.first, let first = firsts.first else {
          continue
        }
        pairs.apart.append(.init(first: first, second: other))
      }
    }
    pairs.together += heldSides(among: entries, pairs.apart, old, isNew)
    return pairs
  }

  /// For the root of each set and each old story, the places of the set's entries in the story.
  private func sides(of entries: [Int32], _ old: [Int32]) -> [Int32: [Int32: [Int32]]] {
    var sides: [Int32: [Int32: [Int32]]] = [:]
    for (place, entry) in entries.enumerated() {
      sides[constraints.root(of: entry), default: [:]][old[place], default: []].append(Int32(place))
    }
    return sides
  }

  /// Pairs of shown entries of a divided story that are kept apart from the same ones.
  private func heldSides(
    among entries: [Int32], _ apart: [Constraints.Pair], _ old: [Int32], _ isNew: Set<Int32>
  ) -> [Constraints.Pair] {
    var foes: [Int32: Set<Int32>] = [:]
    for pair in apart where old[Int(pair.first)] == old[Int(pair.second)] {
      foes[pair.first, default: []].insert(pair.second)
      foes[pair.second, default: []].insert(pair.first)
    }
    var heads: [Side: Int32] = [:]
    var held: [Constraints.Pair] = []
    for (place, foes) in foes.sorted(by: { $0.key < $1.key })
    where !isNew.contains(entries[Int(place)]) {
      let side = Side(story: old[Int(place)], foes: foes)
      if let head = heads[side] { held.append(.init(first: head, second: place)) }
      heads[side] = heads[side] ?? place
    }
    return held
  }

  private struct Side: Hashable {
    var story: Int32
    var foes: Set<Int32>
  }

  private func translate(_ pairs: [Constraints.Pair], _ places: [Int32: Int32])
    -> [Constraints.Pair]
  {
    pairs.compactMap { pair in
      guard let first = places[pair.first], let second = places[pair.second] else { return nil }
      return .init(first: first, second: second)
    }
  }
}
