public import FeedModel

/// How well stories agree with what the editor said, pair by pair.
///
/// Only what holds is counted: a pair of which a later word says otherwise is not.
public struct DecisionScore: Sendable, Hashable {
  /// Pairs of one kind.
  public struct Pairs: Sendable, Hashable {
    /// Pairs of which both entries are in a story.
    public var known = 0
    /// Those of them that are as the editor said.
    public var right = 0

    public init(known: Int = 0, right: Int = 0) {
      self.known = known
      self.right = right
    }

    fileprivate mutating func count(_ isRight: Bool) {
      known += 1
      if isRight { right += 1 }
    }

    /// The share that is right, 0 to 1; nil where there is no pair.
    public var share: Double? { known > 0 ? Double(right) / Double(known) : nil }
  }

  /// Pairs that belong together.
  public private(set) var together = Pairs()
  /// Pairs that never do.
  public private(set) var apart = Pairs()
  /// Pairs of which an entry is in no story.
  public private(set) var unknown = 0

  /// How well the stories of a catalogue agree with decisions.
  ///
  /// Complexity: O(pairs that the decisions speak of).
  public init(of decisions: [Decision], in catalogue: StoryCatalogue) {
    let stories = catalogue.storiesOfEntries
    let rulings = Rulings(decisions)
    var seen: Set<Set<Entry.ID>> = []
    for decision in decisions.inForce {
      for (a, b) in decision.pairs where seen.insert([a, b]).inserted {
        count(a, b, rulings, stories)
      }
    }
  }

  private init() {}

  /// How well each decision in force is met by itself, 0 to 1; one of which no pair is known is left
  /// out.
  ///
  /// Complexity: O(pairs that the decisions speak of).
  public static func shares(
    of decisions: [Decision], in catalogue: StoryCatalogue
  ) -> [Decision.ID: Double] {
    let stories = catalogue.storiesOfEntries
    let rulings = Rulings(decisions)
    var shares: [Decision.ID: Double] = [:]
    for decision in decisions.inForce {
      var score = DecisionScore()
      for (a, b) in decision.pairs { score.count(a, b, rulings, stories) }
      let known = score.together.known + score.apart.known
      guard known > 0 else { continue }
      shares[decision.id] = Double(score.together.right + score.apart.right) / Double(known)
    }
    return shares
  }

  private mutating func count(
    _ a: Entry.ID, _ b: Entry.ID, _ rulings: Rulings, _ stories: [Entry.ID: Story.ID]
  ) {
    let (first, second) = (rulings.root(of: a), rulings.root(of: b))
    let isApart = rulings.foes(of: first).contains(second)
    guard a != b, first == second || isApart else { return }
    guard let one = stories[a], let other = stories[b] else {
      unknown += 1
      return
    }
    let isRight = (one == other) != isApart
    if isApart { apart.count(isRight) } else { together.count(isRight) }
  }
}

extension StoryCatalogue {
  fileprivate var storiesOfEntries: [Entry.ID: Story.ID] {
    var stories: [Entry.ID: Story.ID] = [:]
    for story in self.stories {
      for member in story.members { stories[member.entry] = story.id }
    }
    return stories
  }
}

extension Decision {
  /// The pairs it speaks of: across the groups of a join, within what leaves in a split, and so on;
  /// the entries of one story that was named whole are no pairs.
  fileprivate var pairs: [(Entry.ID, Entry.ID)] {
    let across = apart.map { Self.pairs($0.first, $0.second) } ?? []
    switch word {
    case .join(let groups):
      guard groups.count > 1 else { return Self.pairs(within: groups[0]) }
      return groups.indices.flatMap { place in
        groups[..<place].flatMap { Self.pairs($0, groups[place]) }
      }
    case .split(let leaving, _): return across + Self.pairs(within: leaving)
    case .move(let moved, _, let target): return across + Self.pairs(moved, target)
    case .separate, .undo: return across
    }
  }

  private static func pairs(_ a: [Entry.ID], _ b: [Entry.ID]) -> [(Entry.ID, Entry.ID)] {
    a.flatMap { one in b.map { (one, $0) } }
  }

  private static func pairs(within group: [Entry.ID]) -> [(Entry.ID, Entry.ID)] {
    group.indices.flatMap { place in group[..<place].map { ($0, group[place]) } }
  }
}
