import FeedModel

/// The reasons for an entry's place in its story, in plain sentences.
public struct EvidenceWords {
  /// One reason each: what speaks for its place, what against, how clear it is.
  public let sentences: [String]

  /// The reasons for a report's place in a story.
  public init(_ report: EditionStory.Report, in story: EditionStory) {
    self.init(report, in: story, Names(story))
  }

  /// The same with the names of the story's reports, which many reports share.
  init(_ report: EditionStory.Report, in story: EditionStory, _ names: Names) {
    let evidence = report.member.evidence
    let isAlone = story.reports.count == 1
    let reasons = [
      Self.rule(report, isAlone: isAlone, names), Self.words(evidence, isAlone: isAlone),
      Self.headlines(evidence), Self.nearest(report, names), Self.acrossLanguages(evidence, names),
      Self.carriers(report, in: story), Self.runnerUp(evidence, isAlone: isAlone, names),
      Self.mentions(evidence, names),
    ]
    let doubts = evidence.doubts.map { "Against it: " + DoubtWords($0, names).text }
    sentences = reasons.compactMap { $0 } + doubts + [Self.confidence(evidence)].compactMap { $0 }
  }

  private static func rule(
    _ report: EditionStory.Report, isAlone: Bool, _ names: Names
  ) -> String {
    if case .version(let first) = report.kind { return version(report, of: first, names) }
    let evidence = report.member.evidence
    let similarity =
      "Its similarity to the story's other reports is \(rounded(evidence.similarity)) on average "
      + "(0 is none, 1 is the same text)."
    switch evidence.rule {
    case .founder where isAlone: return "It is the story's only report."
    case .founder where evidence.similarity == 0: return "It was the story's first report."
    case .founder: return "It was the story's first report. " + similarity
    case .sameEntry: return "It is the same page as another report of the story."
    case .copy: return "It carries the same text as \(names.report(report.member.copyOf))."
    case .similar: return similarity
    case .decision: return "The editor said so."
    }
  }

  private static func version(
    _ report: EditionStory.Report, of first: Entry.ID, _ names: Names
  ) -> String {
    let isSamePage = report.member.evidence.rule == .sameEntry
    return isSamePage
      ? "It is the same page in another feed of \(report.outlet.name)."
      : "It is \(report.outlet.name)'s own report again, updated: the outlet counts once."
  }

  private static func words(_ evidence: Evidence, isAlone: Bool) -> String? {
    guard !evidence.terms.isEmpty else {
      let isByWords = evidence.rule == .similar && !isAlone && evidence.acrossLanguages == nil
      return isByWords ? "It shares only frequent words with the story." : nil
    }
    let list = evidence.terms.prefix(8).map { $0.isBorrowed ? $0.term + " (borrowed)" : $0.term }
    return "Rare words that it shares with the story, the rarest first: "
      + list.joined(separator: ", ") + "."
  }

  private static func headlines(_ evidence: Evidence) -> String? {
    guard !evidence.names.isEmpty else { return nil }
    return "Its headline shares with others: " + evidence.names.joined(separator: ", ") + "."
  }

  private static func nearest(_ report: EditionStory.Report, _ names: Names) -> String? {
    let evidence = report.member.evidence
    guard let nearest = evidence.nearest, report.isOwn else { return nil }
    return "Nearest is \(names.report(nearest.entry)), \(hours(nearest.hours)) apart, "
      + "with a similarity of \(rounded(nearest.similarity))."
  }

  private static func acrossLanguages(_ evidence: Evidence, _ names: Names) -> String? {
    guard let across = evidence.acrossLanguages else { return nil }
    let start =
      "To the story's reports in other languages it is similar by \(rounded(across.similarity)) on "
      + "average, most of all to \(names.report(across.nearest.entry)) "
      + "(\(rounded(across.nearest.similarity))): "
    guard !across.names.isEmpty else { return start + "by the meaning of words alone." }
    return start + "by the meaning of words and by the names and numbers "
      + across.names.joined(separator: ", ") + "."
  }

  private static func carriers(
    _ report: EditionStory.Report, in story: EditionStory
  ) -> String? {
    let copies = story.copies(of: report)
    guard !copies.isEmpty else { return nil }
    let outlets = copies.map(\.outlet.name).joined(separator: ", ")
    return EditionStory.carriers(copies.count) + ": \(outlets)."
  }

  private static func runnerUp(_ evidence: Evidence, isAlone: Bool, _ names: Names) -> String? {
    guard let other = evidence.runnerUp else { return nil }
    let start = isAlone ? "The nearest other story is " : "The next nearest story is "
    let end = isAlone || evidence.margin <= 0 ? "" : ", \(rounded(evidence.margin)) less"
    return start + names.story(other.story)
      + ", with a similarity of \(rounded(other.similarity))\(end)."
  }

  private static func mentions(_ evidence: Evidence, _ names: Names) -> String? {
    guard !evidence.alsoMentions.isEmpty else { return nil }
    let list = evidence.alsoMentions.map { mention in
      names.story(mention.story)
        + (mention.terms.isEmpty ? "" : ", by \(mention.terms.joined(separator: ", "))")
    }
    return "It also mentions " + list.joined(separator: "; ") + "."
  }

  private static func confidence(_ evidence: Evidence) -> String? {
    guard evidence.rule == .similar else { return nil }
    switch evidence.confidence {
    case 0.66...: return "That is a clear case."
    case 0.33..<0.66: return "That is a fairly clear case."
    default: return "That is a close case: look at it."
    }
  }
}

/// What speaks against an entry's place, in a plain sentence without its beginning.
struct DoubtWords {
  let text: String

  init(_ doubt: Evidence.Doubt, _ names: EvidenceWords.Names) {
    switch doubt {
    case .number(let own, let other, let entry):
      text = "its headline says \(own), \(names.owner(entry)) \(other)."
    case .names(let own, let others):
      text =
        "its headline names \(own.joined(separator: ", ")), not "
        + "\(others.joined(separator: ", ")) as the others do."
    case .words(let words, let part):
      text =
        "\(EvidenceWords.percent(part)) of what it says no other report here says, such as "
        + "\(words.joined(separator: ", "))."
    case .hours(let hours, let cost):
      text =
        "\(EvidenceWords.hours(hours)) lie between it and the nearest report, which costs "
        + "\(EvidenceWords.percent(cost)) of the similarity."
    case .runnerUp: text = "the next nearest story is close behind."
    }
  }
}

extension EvidenceWords {
  /// What reports and stories are called.
  struct Names {
    private let outlets: [Entry.ID: String]
    private let headlines: [Story.ID: String]

    init(_ story: EditionStory) {
      outlets = Dictionary(
        story.reports.map { ($0.entry.id, $0.outlet.name) }, uniquingKeysWith: { first, _ in first }
      )
      headlines = story.headlines
    }

    func report(_ entry: Entry.ID?) -> String {
      entry.flatMap { outlets[$0] }.map { "the report of \($0)" } ?? "another report"
    }

    /// Whose headline it is: `that of Northern Dispatch`.
    func owner(_ entry: Entry.ID) -> String {
      outlets[entry].map { "that of \($0)" } ?? "another"
    }

    func story(_ id: Story.ID) -> String {
      headlines[id].map { "\"\($0)\" (\(id))" } ?? "\(id)"
    }
  }

  /// A number with two places at most, without zeros at the end: `0.4`.
  public static func rounded(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let rest = hundredths % 100
    let decimals =
      rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return "\(hundredths / 100)" + decimals
  }

  /// A time between reports: `40 minutes`, `3 hours`.
  public static func hours(_ hours: Double) -> String {
    let minutes = Int((hours * 60).rounded())
    if minutes < 60 { return minutes == 1 ? "1 minute" : "\(minutes) minutes" }
    let whole = Int(hours.rounded())
    return whole == 1 ? "1 hour" : "\(whole) hours"
  }

  /// A part of 1 in hundredths: `39 %`.
  static func percent(_ part: Double) -> String { "\(Int((part * 100).rounded())) %" }
}
