import FeedModel
import FoundationEssentials

extension ClusterRun {
  /// The stories there were that are not any more what they were, by their numbers.
  ///
  /// Those that became part of others are among them.
  var touched: [Int32] {
    let changed = changedNumbers
    return known.indices.map { Int32($0) }.filter {
      let now = engine.partition.resolve($0)
      return now != $0 || changed.contains($0)
    }
  }

  /// What changed, with the evidence for it; `old` are the stories of ``touched`` as they were.
  mutating func changes(of old: [Story]) -> CatalogueChanges {
    let before = Before(old)
    var members = membersWithoutWords(old)
    for number in changedNumbers { members[number, default: []] += presentMembers(of: number) }
    var changes = CatalogueChanges()
    var matter = StoryMatter()
    for (number, seats) in members.sorted(by: { $0.key < $1.key }) where !seats.isEmpty {
      if let story = story(number, seats, before, &matter) { changes.stories.append(story) }
    }
    for number in known.indices {
      let heir = engine.partition.resolve(Int32(number))
      if heir != number { changes.aliases[known[number].id] = names[Int(heir)] }
    }
    return changes
  }

  /// The stories whose members changed, new ones too: those that were grouped anew, and those of the
  /// copies that came in.
  private var changedNumbers: Set<Int32> {
    let copied = arrivals.lazy.filter { !engine.isOriginal($0) }.compactMap { story(of: $0) }
    return engine.partition.touched.filter { !engine.partition.members(of: $0).isEmpty }
      .union(copied)
  }

  /// A member on its way into a story.
  enum Seat {
    case present(Int32)
    /// Not in the engine: its place in the story stays as it was.
    case absent(Member)
  }

  /// What stories were, and where each of their entries was.
  struct Before {
    var stories: [Story.ID: Story] = [:]
    var members: [Entry.ID: Member] = [:]

    init(_ old: [Story]) {
      for story in old {
        stories[story.id] = story
        for member in story.members { members[member.entry] = member }
      }
    }
  }

  /// Members that have no words here, by the number of the story they are in now.
  private func membersWithoutWords(_ old: [Story]) -> [Int32: [Seat]] {
    var numbers: [Story.ID: Int32] = [:]
    for (number, story) in known.enumerated() { numbers[story.id] = Int32(number) }
    var members: [Int32: [Seat]] = [:]
    for story in old {
      guard let number = numbers[story.id] else { continue }
      for member in story.members where !isPresent(member.entry) {
        let node = engine.numbers[member.entry].flatMap { self.story(of: $0) }
        members[node ?? engine.partition.resolve(number), default: []].append(.absent(member))
      }
    }
    return members
  }

  /// The members of a story that are here, oldest first, with their copies.
  private func presentMembers(of story: Int32) -> [Seat] {
    let originals = engine.partition.members(of: story)
    let copies = originals.flatMap { engine.copies(of: $0) }
    return (originals + copies).sorted().filter {
      engine.numbers[engine.ids[Int($0)]] == $0 && isPresent(engine.ids[Int($0)])
    }.map { .present($0) }
  }

  /// A story as it is now; nil if its members are those it had.
  private mutating func story(
    _ number: Int32, _ seats: [Seat], _ before: Before, _ matter: inout StoryMatter
  ) -> Story? {
    let old = Int(number) < known.count ? before.stories[known[Int(number)].id] : nil
    if let old, Set(old.members.map { [$0.entry, $0.copyOf] }) == Set(seats.map(names(at:))) {
      return nil
    }
    matter.gather(number, engine, before)
    let members = seats.map { member(at: $0, number, before, &matter) }
    let present = engine.partition.members(of: number)
    return Story(
      id: names[Int(number)], lead: lead(of: members, present, old), members: members,
      published: old?.published ?? date(of: present),
      related: engine.related(to: number).map { names[Int($0)] })
  }

  /// The entry at a seat and what it is a copy of.
  private func names(at seat: Seat) -> [Entry.ID?] {
    switch seat {
    case .absent(let member): [member.entry, member.copyOf]
    case .present(let number):
      [
        engine.ids[Int(number)],
        engine.isOriginal(number) ? nil : engine.ids[Int(engine.originals[Int(number)])],
      ]
    }
  }

  private func date(of present: [Int32]) -> Date {
    let arrived = present.filter { isPresent(engine.ids[Int($0)]) }
    return Date(timeIntervalSince1970: arrived.map { engine.seconds[Int($0)] }.min() ?? 0)
  }

  /// The entry that stands for a story: the longest text among the earliest reports, no copy.
  ///
  /// Where the earliest reports are no longer there to be measured, the lead stays.
  private func lead(of members: [Member], _ present: [Int32], _ before: Story?) -> Entry.ID {
    if let before, !isPresent(before.lead), members.contains(where: { $0.entry == before.lead }) {
      return before.lead
    }
    let here = present.filter { !absent.contains(engine.ids[Int($0)]) }
    let earliest = here.map { engine.hours(of: $0) }.min() ?? 0
    let early = here.filter { engine.hours(of: $0) <= earliest + 1 }
    let longest = early.map { engine.textLengths[Int($0)] }.max() ?? 0
    let lead = early.first { engine.textLengths[Int($0)] == longest }
    return lead.map { engine.ids[Int($0)] } ?? members[0].entry
  }
}
