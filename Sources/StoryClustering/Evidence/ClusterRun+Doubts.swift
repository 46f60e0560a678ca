import FeedModel

extension ClusterRun {
  /// What speaks against an entry's place, the plainest first.
  func doubts(
    about entry: Int32, _ closeness: ClusterEngine.Closeness, in matter: StoryMatter
  ) -> [Evidence.Doubt] {
    guard matter.words.members > 1 else { return [] }
    let facts = matter.facts[entry] ?? []
    let language = engine.languages[Int(entry)]
    let doubts: [Evidence.Doubt?] = [
      matter.headlines.strangers(facts, in: language), distance(of: entry, closeness),
      engine.ownWords(of: entry, matter.words), isPressed(closeness) ? .runnerUp : nil,
    ]
    return matter.headlines.conflicts(facts, of: engine.ids[Int(entry)])
      + doubts.compactMap(\.self)
  }

  /// The hours to the nearest member, where they cost much of the similarity.
  private func distance(
    of entry: Int32, _ closeness: ClusterEngine.Closeness
  ) -> Evidence.Doubt? {
    guard let nearest = closeness.nearest else { return nil }
    let hours = abs(engine.hours(of: entry) - engine.hours(of: nearest.index))
    guard hours >= engine.parameters.decayHours / 2 else { return nil }
    return .hours(hours, cost: 1 - Double(engine.decay(entry, nearest.index)))
  }

  /// Whether the next best story is close behind.
  private func isPressed(_ closeness: ClusterEngine.Closeness) -> Bool {
    guard let next = closeness.runnerUp, closeness.mean > 0 else { return false }
    return next.score >= closeness.mean * 0.75
  }
}
