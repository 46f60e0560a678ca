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

  /// The members of the stories that changed of which something stays as it was: all that were not
  /// read here.
  var kept: [Entry.ID] {
    touched.flatMap { members(of: $0) }.map(\.entry).filter { id in
      guard isPresent(id), let number = engine.numbers[id] else { return true }
      return !engine.isOriginal(number) || number < engine.recalled
    }
  }

  /// What changed, with the evidence for it; `kept` are the members of ``kept`` as they were.
  mutating func changes(keeping kept: [Member]) -> CatalogueChanges {
    let kept = Dictionary(kept.map { ($0.entry, $0) }) { first, _ in first }
    let absent = membersWithoutWords(kept)
    let changed = changedNumbers
    let numbers = changed.union(absent.keys).sorted()
    engine.graph.gather(numbers.flatMap { engine.partition.members(of: $0) })
    var changes = CatalogueChanges()
    var matter = StoryMatter()
    for number in numbers {
      let present = changed.contains(number) ? presentMembers(of: number) : []
      let seats = absent[number, default: []] + present
      guard !seats.isEmpty, let story = story(number, seats, kept, &matter) else { continue }
      changes.stories.append(story)
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

  /// Members that have no words here, by the number of the story they are in now.
  private func membersWithoutWords(_ kept: [Entry.ID: Member]) -> [Int32: [Seat]] {
    var members: [Int32: [Seat]] = [:]
    for story in touched {
      for seat in self.members(of: story) where !isPresent(seat.entry) {
        guard let member = kept[seat.entry] else { continue }
        let node = engine.numbers[seat.entry].flatMap { self.story(of: $0) }
        members[node ?? engine.partition.resolve(story), default: []].append(.absent(member))
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
    _ number: Int32, _ seats: [Seat], _ kept: [Entry.ID: Member], _ matter: inout StoryMatter
  ) -> Story? {
    let old = Int(number) < known.count ? known[Int(number)] : nil
    if old != nil,
      Set(members(of: number).map { [$0.entry, $0.copyOf] }) == Set(seats.map(names(at:)))
    {
      return nil
    }
    matter.gather(number, engine, kept)
    let members = seats.map { member(at: $0, number, kept, &matter) }
    let present = engine.partition.members(of: number)
    return Story(
      id: names[Int(number)], lead: lead(of: members, present, old?.lead), members: members,
      published: old?.published ?? date(of: present),
      related: matter.related(threshold: engine.parameters.threshold).map { names[Int($0)] })
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
  private func lead(of members: [Member], _ present: [Int32], _ before: Entry.ID?) -> Entry.ID {
    if let before, !isPresent(before), members.contains(where: { $0.entry == before }) {
      return before
    }
    let here = present.filter { !absent.contains(engine.ids[Int($0)]) }
    let earliest = here.map { engine.hours(of: $0) }.min() ?? 0
    let early = here.filter { engine.hours(of: $0) <= earliest + 1 }
    let longest = early.map { engine.textLengths[Int($0)] }.max() ?? 0
    let lead = early.first { engine.textLengths[Int($0)] == longest }
    return lead.map { engine.ids[Int($0)] } ?? members[0].entry
  }
}
