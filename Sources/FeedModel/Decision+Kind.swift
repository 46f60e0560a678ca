extension Decision {
  /// The kinds of decisions, by the names they are stored and exported under.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case join, split, move, separate, undo
  }
}

extension Decision.Word {
  /// Its kind.
  public var kind: Decision.Kind {
    switch self {
    case .join: .join
    case .split: .split
    case .move: .move
    case .separate: .separate
    case .undo: .undo
    }
  }

  /// The groups of entries it names: those joined; who leaves and who stays; who moves, what is left
  /// and where they go; the two sides.
  public var groups: [[Entry.ID]] {
    switch self {
    case .join(let groups): groups
    case .split(let leaving, let staying): [leaving, staying]
    case .move(let moved, let left, let target): [moved, left, target]
    case .separate(let first, let second): [first, second]
    case .undo: []
    }
  }

  /// The decision it undoes.
  public var undone: Decision.ID? {
    if case .undo(let id) = self { id } else { nil }
  }

  /// The word of a kind with the groups it names; nil where their number does not fit, or a group is
  /// empty that must not be (only what a moved entry leaves may be nothing).
  public init?(_ kind: Decision.Kind, groups: [[Entry.ID]], undone: Decision.ID?) {
    let areFull = groups.enumerated().allSatisfy { place, group in
      !group.isEmpty || (kind == .move && place == 1)
    }
    guard areFull, (undone != nil) == (kind == .undo) else { return nil }
    switch (kind, groups.count, undone) {
    case (.join, 1..., _): self = .join(groups)
    case (.split, 2, _): self = .split(groups[0], from: groups[1])
    case (.move, 3, _): self = .move(groups[0], from: groups[1], to: groups[2])
    case (.separate, 2, _): self = .separate(groups[0], groups[1])
    case (.undo, 0, let undone?): self = .undo(undone)
    default: return nil
    }
  }
}
