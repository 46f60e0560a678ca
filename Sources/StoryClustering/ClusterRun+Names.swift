import FeedModel

extension ClusterRun {
  /// The ids of new stories, which nobody but the store knows to be free.
  var newNames: [Story.ID] {
    (known.count..<names.count).filter { !engine.partition.members(of: Int32($0)).isEmpty }
      .map { names[$0] }
  }

  /// Names new stories after their oldest entries.
  mutating func nameNewStories() {
    for number in known.count..<engine.partition.count { names.append(name(of: Int32(number))) }
  }

  /// Makes other ids for new stories whose ids were used before.
  mutating func avoid(_ taken: Set<Story.ID>) {
    for number in known.count..<names.count where taken.contains(names[number]) {
      namesRefused[Int32(number), default: 0] += 1
      names[number] = name(of: Int32(number))
    }
  }

  private func name(of story: Int32) -> Story.ID {
    let founder = engine.partition.members(of: story).first.map { engine.ids[Int($0)].rawValue }
    let refused = namesRefused[story] ?? 0
    let text = (founder ?? "") + (refused == 0 ? "" : "\u{0}\(refused)")
    return Story.ID(rawValue: SHA256.hash(of: text).hexadecimal(bytes: 8))
  }
}
