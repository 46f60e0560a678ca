public import FeedModel

/// The reasons for an entry's place in its story, in plain sentences.
public struct EvidenceWords {
  /// One reason each.
  public let sentences: [String]

  /// - Parameters:
  ///   - evidence: what was kept when the entry was put there.
  ///   - outlets: the outlets of the story's entries, to name the nearest one.
  public init(_ evidence: Evidence, outlets: [Entry.ID: String]) {
    sentences = [
      Self.rule(evidence), Self.words(evidence), Self.nearest(evidence, outlets),
      Self.acrossLanguages(evidence, outlets), Self.runnerUp(evidence),
      Self.confidence(evidence),
    ].compactMap { $0 }
  }

  private static func rule(_ evidence: Evidence) -> String {
    switch evidence.rule {
    case .founder:
      evidence.nearest == nil
        ? "It is the story's only report." : "It was the story's first report."
    case .sameEntry: "It is the same page as another report of the story."
    case .copy: "It carries the same text as another report of the story."
    case .similar:
      "Its similarity to the story's other reports is \(rounded(evidence.similarity)) on average "
        + "(0 is none, 1 is the same text)."
    case .decision: "The editor said so."
    }
  }

  private static func words(_ evidence: Evidence) -> String? {
    guard !evidence.terms.isEmpty else { return nil }
    let list = evidence.terms.prefix(8).map { $0.isBorrowed ? $0.term + " (borrowed)" : $0.term }
    return "Shared words that weigh most: " + list.joined(separator: ", ") + "."
  }

  private static func nearest(_ evidence: Evidence, _ outlets: [Entry.ID: String]) -> String? {
    guard let nearest = evidence.nearest else { return nil }
    let name = outlets[nearest.entry].map { "the report of \($0)" } ?? "another report"
    return "Nearest is \(name), \(rounded(nearest.hours)) hours apart, "
      + "with a similarity of \(rounded(nearest.similarity))."
  }

  private static func acrossLanguages(
    _ evidence: Evidence, _ outlets: [Entry.ID: String]
  ) -> String? {
    guard let across = evidence.acrossLanguages else { return nil }
    let name = outlets[across.nearest.entry].map { "the report of \($0)" } ?? "another report"
    let start =
      "To the story's reports in other languages it is similar by \(rounded(across.similarity)) on "
      + "average, most of all to \(name) (\(rounded(across.nearest.similarity))): "
    guard !across.names.isEmpty else { return start + "by the meaning of words alone." }
    return start + "by the meaning of words and by the names and numbers "
      + across.names.joined(separator: ", ") + "."
  }

  private static func runnerUp(_ evidence: Evidence) -> String? {
    evidence.runnerUp.map { other in
      "The next nearest story is \(other.story), with a similarity of \(rounded(other.similarity))."
    }
  }

  private static func confidence(_ evidence: Evidence) -> String? {
    guard evidence.rule == .similar else { return nil }
    switch evidence.confidence {
    case 0.66...: return "That is a clear case."
    case 0.33..<0.66: return "That is a fairly clear case."
    default: return "That is a close case: look at it."
    }
  }

  /// Two places at most, without zeros at the end.
  private static func rounded(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let rest = hundredths % 100
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths / 100)" + decimals
  }
}
