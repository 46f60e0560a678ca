import FeedModel

extension ClusterRun {
  /// A member of a story with the reason why it is there.
  mutating func member(
    at seat: Seat, _ story: Int32, _ kept: [Entry.ID: Member], _ matter: inout StoryMatter
  ) -> Member {
    switch seat {
    case .absent(let member): member
    case .present(let number):
      engine.isOriginal(number)
        ? Member(entry: engine.ids[Int(number)], evidence: evidence(for: number, story, &matter))
        : copy(number, kept)
    }
  }

  private func copy(_ number: Int32, _ kept: [Entry.ID: Member]) -> Member {
    let id = engine.ids[Int(number)]
    let original = engine.originals[Int(number)]
    let name = engine.ids[Int(original)]
    if let old = kept[id], old.copyOf == name { return old }
    let found = engine.copies[number]
    let hours = abs(engine.hours(of: number) - engine.hours(of: original))
    let resemblance = found?.resemblance ?? 1
    return Member(
      entry: id, copyOf: name,
      evidence: Evidence(
        rule: found?.rule ?? .copy, similarity: resemblance,
        nearest: .init(entry: name, similarity: resemblance, hours: hours),
        headline: engine.headline(of: number, kept)))
  }

  private mutating func evidence(
    for entry: Int32, _ story: Int32, _ matter: inout StoryMatter
  ) -> Evidence {
    let closeness = engine.closeness(of: entry, to: story)
    matter.note(closeness.others)
    let rule = rule(for: entry, story)
    let isAlone = matter.words.members == 1
    let facts = matter.facts[entry] ?? []
    return Evidence(
      rule: rule, similarity: Double(closeness.mean),
      nearest: closeness.nearest.map { neighbour($0, of: entry) },
      terms: engine.sharedTerms(of: entry, matter.words), headline: facts,
      names: matter.headlines.shared(facts, in: engine.languages[Int(entry)]),
      runnerUp: closeness.runnerUp.map(named),
      alsoMentions: mentions(in: entry, closeness, &matter),
      doubts: doubts(about: entry, closeness, in: matter),
      confidence: rule == .decision ? 1 : confidence(closeness, isAlone: isAlone),
      acrossLanguages: acrossLanguages(entry, story, closeness.neighbours))
  }

  private func named(_ other: Scored) -> Evidence.RunnerUp {
    Evidence.RunnerUp(story: names[Int(other.index)], similarity: Double(other.score))
  }

  private func acrossLanguages(
    _ entry: Int32, _ story: Int32, _ neighbours: [Scored]
  ) -> Evidence.AcrossLanguages? {
    let foreign = engine.foreignMembers(of: story, among: neighbours, of: entry)
    guard let nearest = foreign.min() else { return nil }
    let sum = foreign.reduce(0) { $0 + Double($1.score) }
    return Evidence.AcrossLanguages(
      similarity: sum / Double(foreign.count), nearest: neighbour(nearest, of: entry),
      names: engine.sharedNames(of: entry, with: foreign.map(\.index)))
  }

  private func neighbour(_ nearest: Scored, of entry: Int32) -> Evidence.Neighbour {
    Evidence.Neighbour(
      entry: engine.ids[Int(nearest.index)], similarity: Double(nearest.score),
      hours: abs(engine.hours(of: entry) - engine.hours(of: nearest.index)))
  }

  private func rule(for entry: Int32, _ story: Int32) -> Evidence.Rule {
    if engine.constraints.joined.contains(entry) { return .decision }
    return engine.partition.members(of: story).first == entry ? .founder : .similar
  }

  /// How far the story is ahead of the next one, or of half the threshold where that is more.
  ///
  /// For an entry alone: how far the threshold is ahead of the nearest story.
  private func confidence(_ closeness: ClusterEngine.Closeness, isAlone: Bool) -> Double {
    let threshold = engine.parameters.threshold
    let next = closeness.runnerUp?.score ?? 0
    if isAlone { return Double(min(1, max(0, (threshold - next) / threshold))) }
    guard closeness.mean > 0 else { return 0 }
    return Double(
      min(1, max(0, (closeness.mean - max(next, threshold / 2)) / closeness.mean)))
  }
}
