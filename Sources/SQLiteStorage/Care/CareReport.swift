/// What the care of the database did, oldest first; empty on most days.
public struct CareReport: Sendable, Hashable {
  /// One thing that was done, or could not be.
  public enum Step: Sendable, Hashable, CustomStringConvertible {
    /// The file was damaged and is kept under another name, with what belongs to it.
    case putAside(path: String, reason: String)
    /// A copy took its place; what was stored since is gone, and every feed is asked again.
    case restored(copy: String)
    /// A copy was damaged too, and was passed over.
    case passedOver(copy: String)
    /// There was no good copy: an empty database took its place.
    case startedAnew
    /// The copy of the day was made.
    case copied(path: String)
    /// The copy of the day could not be made; tried again on the next run.
    case notCopied(reason: String)

    public var description: String {
      switch self {
      case .putAside(let path, let reason):
        "The database is damaged (\(reason)). It is kept as \(path)."
      case .restored(let copy):
        "The copy \(copy) took its place; every feed is asked for what came since."
      case .passedOver(let copy): "The copy \(copy) is damaged too."
      case .startedAnew: "There is no good copy of it; an empty database took its place."
      case .copied(let path): "The database was copied to \(path)."
      case .notCopied(let reason): "The database could not be copied: \(reason)."
      }
    }
  }

  public var steps: [Step]

  public init(_ steps: [Step] = []) { self.steps = steps }

  /// What the keeper should hear of: everything but a copy that was made.
  public var news: [Step] {
    steps.filter { step in
      if case .copied = step { return false }
      return true
    }
  }
}
