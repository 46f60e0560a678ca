import FeedModel
import FoundationEssentials

extension ClusterRun {
  /// The stories after the run, with the ids that went.
  mutating func catalogue() -> StoryCatalogue {
    let names = names()
    var members = membersWithoutWords()
    for number in 0..<Int32(engine.ids.count) where isPresent(engine.ids[Int(number)]) {
      guard let story = engine.partition.story(of: engine.originals[Int(number)]) else { continue }
      members[story, default: []].append(.present(number))
    }
    var catalogue = StoryCatalogue(aliases: previous.aliases)
    for (number, places) in members.sorted(by: { $0.key < $1.key }) {
      catalogue.stories.append(story(number, places, names))
    }
    for number in known.indices {
      let heir = engine.partition.resolve(Int32(number))
      if heir != number { catalogue.aliases[known[number].id] = names[Int(heir)] }
    }
    return catalogue
  }

  /// A member on its way into a story.
  enum Seat {
    case present(Int32)
    /// Not in the engine: its place in the story stays as it was.
    case absent(Member)
  }

  /// Old members that have no words here, by the number of the story they are in now.
  private func membersWithoutWords() -> [Int32: [Seat]] {
    var members: [Int32: [Seat]] = [:]
    for (number, story) in known.enumerated() {
      for member in story.members where !isPresent(member.entry) {
        let node = engine.numbers[member.entry].flatMap { engine.partition.story(of: $0) }
        let now = node ?? engine.partition.resolve(Int32(number))
        members[now, default: []].append(.absent(member))
      }
    }
    return members
  }

  private mutating func story(_ number: Int32, _ seats: [Seat], _ names: [Story.ID]) -> Story {
    let before = Int(number) < known.count ? known[Int(number)] : nil
    let members = seats.map { member(at: $0, number, before, names) }
    if let before, Self.isSame(before.members, members) { return before }
    let present = engine.partition.members(of: number)
    return Story(
      id: names[Int(number)], lead: lead(of: members, present, before), members: members,
      published: before?.published ?? date(of: present),
      related: engine.related(to: number).map { names[Int($0)] })
  }

  private static func isSame(_ a: [Member], _ b: [Member]) -> Bool {
    Set(a.map { [$0.entry, $0.copyOf] }) == Set(b.map { [$0.entry, $0.copyOf] })
  }

  private func date(of present: [Int32]) -> Date {
    let arrived = present.filter { isPresent(engine.ids[Int($0)]) }
    return Date(timeIntervalSince1970: arrived.map { engine.seconds[Int($0)] }.min() ?? 0)
  }
}

extension ClusterRun {
  /// The id of each story's number: the one it had, or a new one made of its oldest entry's id.
  private func names() -> [Story.ID] {
    var names = known.map(\.id)
    var used = Set(names).union(previous.aliases.keys).union(previous.aliases.values)
    for number in known.count..<engine.partition.count {
      let oldest = engine.partition.members(of: Int32(number)).first
      let name = freshName(of: oldest.map { engine.ids[Int($0)].rawValue } ?? "", used)
      names.append(name)
      if oldest != nil { used.insert(name) }
    }
    return names
  }

  private func freshName(of founder: String, _ used: Set<Story.ID>) -> Story.ID {
    var counter = 0
    while true {
      let text = counter == 0 ? founder : "\(founder)\u{0}\(counter)"
      let name = Story.ID(rawValue: SHA256.hash(of: text).hexadecimal(bytes: 8))
      if !used.contains(name) { return name }
      counter += 1
    }
  }

  /// The entry that stands for a story: the longest text among the earliest reports, no copy.
  ///
  /// Where the earliest reports are no longer there to be measured, the lead stays.
  private func lead(of members: [Member], _ present: [Int32], _ before: Story?) -> Entry.ID {
    if let before, !isPresent(before.lead), members.contains(where: { $0.entry == before.lead }) {
      return before.lead
    }
    let earliest = present.map { engine.hours(of: $0) }.min() ?? 0
    let early = present.filter { engine.hours(of: $0) <= earliest + 1 }
    let longest = early.map { engine.textLengths[Int($0)] }.max() ?? 0
    let lead = early.first { engine.textLengths[Int($0)] == longest }
    return lead.map { engine.ids[Int($0)] } ?? members[0].entry
  }
}
