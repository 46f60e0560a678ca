import FeedModel

/// The question whether two stories are one.
///
/// Asked of two stories of which one came close to the other, or has a report that came close or
/// mentions it: one case for the two, however many reports are between them.
struct JoinCases {
  private let matter: ReviewMatter

  init(_ matter: ReviewMatter) { self.matter = matter }

  var cases: [ReviewCase] {
    var between: [Pair: [Evidence.RunnerUp]] = [:]
    for story in matter.stories {
      for other in story.related { between[Pair(story.id, other), default: []] += [] }
      for evidence in story.reports.map(\.evidence) {
        for mention in evidence.alsoMentions {
          between[Pair(story.id, mention.story), default: []] += []
        }
        guard let next = evidence.runnerUp else { continue }
        between[Pair(story.id, next.story), default: []].append(next)
      }
    }
    return between.compactMap { pair, near in
      guard pair.a != pair.b, let a = matter[pair.a], let b = matter[pair.b] else { return nil }
      return question(a, b, near)
    }
  }

  /// Two stories, the one with the smaller id first.
  private struct Pair: Hashable {
    var a: Story.ID
    var b: Story.ID

    init(_ one: Story.ID, _ other: Story.ID) { (a, b) = one < other ? (one, other) : (other, one) }
  }

  /// The larger story stands second: the smaller one would join it.
  private func question(
    _ a: ReviewedStory, _ b: ReviewedStory, _ near: [Evidence.RunnerUp]
  ) -> ReviewCase {
    let (small, large) = (b.reports.count, a.id) < (a.reports.count, b.id) ? (b, a) : (a, b)
    let closeness = Closeness(small, large, near)
    return ReviewCase(
      .join, of: [small.id, large.id], first: small.entries, second: large.entries,
      leads: (small.lead, large.lead), words: closeness.words,
      reasons: closeness.reasons, doubt: closeness.doubt)
  }
}

extension JoinCases {
  /// How close two stories are.
  struct Closeness {
    /// The reports that have the other story for their next nearest, by how near it is.
    let near: [Evidence.RunnerUp]
    let reports: Int
    let smaller: Int
    /// Hours without a report between them.
    let gap: Double
    /// The part of what holds the stories together that is the same words, 0 to 1.
    let sharedWords: Double
    let words: [String]
    /// How like their headlines are, 0 to 1.
    let likeness: Double
    /// How many of the two name the other as related.
    let related: Int
    let isMentioned: Bool
    let isAcrossLanguages: Bool
    /// Whether each has a report that is near the other.
    let isMutual: Bool

    init(_ a: ReviewedStory, _ b: ReviewedStory, _ near: [Evidence.RunnerUp]) {
      self.near = near
      reports = a.reports.count + b.reports.count
      smaller = min(a.reports.count, b.reports.count)
      gap = a.reports.gap(to: b.reports)
      let (one, other) = (a.words, b.words)
      let common = one.keys.filter { other[$0] != nil }.sorted()
      let weight = { (word: String) in min(one[word] ?? 0, other[word] ?? 0) }
      let least = min(Self.sum(one), Self.sum(other))
      sharedWords = least > 0 ? common.reduce(0) { $0 + weight($1) } / least : 0
      words = common.sorted { (weight($1), $0) < (weight($0), $1) }
      likeness = a.headlines.likeness(to: b.headlines)
      related = (a.related.contains(b.id) ? 1 : 0) + (b.related.contains(a.id) ? 1 : 0)
      isMentioned = Self.mentions(a, b) || Self.mentions(b, a)
      let (first, second) = (a.languages, b.languages)
      isAcrossLanguages = !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
      isMutual = Set(near.map(\.story)).count > 1
    }

    private static func sum(_ words: [String: Double]) -> Double {
      words.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    }

    private static func mentions(_ a: ReviewedStory, _ b: ReviewedStory) -> Bool {
      a.reports.contains { $0.evidence.alsoMentions.contains { $0.story == b.id } }
    }

    /// How likely it is that they are one.
    var doubt: Double {
      var doubt = Doubt(-2)
      doubt.add(0.4, min(1, (near.map(\.similarity).max() ?? 0) / 0.3))
      doubt.add(-0.9, Double(near.count) / Double(reports))
      doubt.add(-0.8, min(4, gap / 24))
      doubt.add(1.1, sharedWords)
      doubt.add(0.7, likeness / 0.15)
      doubt.add(0.5, Double(related))
      doubt.add(0.8, isThere: isAcrossLanguages)
      doubt.add(-0.5, logarithm(Double(smaller)))
      doubt.add(0.8, isThere: isMentioned)
      doubt.add(0.5, isThere: isMutual)
      return doubt.probability
    }

    /// What speaks for one story, and against it.
    var reasons: [ReviewReason] {
      var reasons: [ReviewReason] = []
      if !words.isEmpty {
        reasons.append(.same("Both hold together by: \(list(words.prefix(6)))."))
      }
      if likeness >= 0.1 { reasons.append(.same("Their headlines are alike.")) }
      if !near.isEmpty {
        let verb = near.count == 1 ? "has" : "have"
        reasons.append(
          .same("\(StoryReview.reports(near.count)) of the one \(verb) the other next nearest."))
      }
      if isMentioned { reasons.append(.same("A report of the one also mentions the other.")) }
      if isAcrossLanguages {
        reasons.append(.same("They are in different languages, so that words cannot join them."))
      }
      if gap == 0 {
        reasons.append(.same("They overlap in time."))
      } else if gap >= 12 {
        reasons.append(.different("\(span(hours: gap)) without a report lie between them."))
      }
      if words.isEmpty { reasons.append(.different("No rare word holds both together.")) }
      return reasons
    }
  }
}
