import FeedModel
import FoundationEssentials
import StoryClustering
import TestSupport
import Testing

/// What no sequence of runs may do: go against what the editor said.
struct DecisionRunsTests {
  /// Some entries and what an editor may say of them, in a random order of time.
  private struct Desk {
    var entries: [Entry]
    var decisions: [Decision] = []
    var random: SplitMix

    init(_ seed: Seed, entries count: Int = 60) throws {
      random = seed.generator
      entries = try [Entry].sample(count: count, using: &random)
    }

    /// One to three entries.
    mutating func some() -> [Entry.ID] {
      Array(
        entries.map(\.id).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    }

    /// A word that does not contradict itself.
    mutating func word() -> Decision.Word {
      let (a, b) = (some(), some())
      let other = b.filter { !a.contains($0) }
      guard !other.isEmpty else { return .join([a]) }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return .join([a, other])
      case 1: return .split(a, from: other)
      case 2:
        let target = some().filter { !a.contains($0) && !other.contains($0) }
        return target.isEmpty ? .separate(a, other) : .move(a, from: other, to: target)
      default: return .separate(a, other)
      }
    }

    mutating func decide(at second: Double) {
      let undone = decisions.randomElement(using: &random)?.id
      let isUndo = Int.random(in: 0..<5, using: &random) == 0
      let word = isUndo ? undone.map(Decision.Word.undo) ?? word() : word()
      decisions.append(Decision(word, made: Date(timeIntervalSince1970: second)))
    }
  }

  private let clusterer = StoryClusterer()

  @Test(arguments: Seed.several) func `no sequence of runs goes against the editor`(seed: Seed)
    throws
  {
    var desk = try Desk(seed)
    var (catalogue, window) = (StoryCatalogue(), [Entry]())
    var clusterer = clusterer
    for (turn, start) in stride(from: 0, to: desk.entries.count, by: 12).enumerated() {
      for second in 0..<3 { desk.decide(at: Double(turn * 10 + second)) }
      clusterer.parameters.threshold = Float.random(in: 0.02...0.6, using: &desk.random)
      // Some leave the window, and a version of one comes again.
      window.removeAll { _ in Int.random(in: 0..<6, using: &desk.random) == 0 }
      let again = window.randomElement(using: &desk.random)
      let new = desk.entries[start..<(start + 12)] + (again.map { [$0] } ?? [])
      catalogue = clusterer.catalogue(
        adding: Array(new), to: window, previous: catalogue, respecting: desk.decisions)
      window += desk.entries[start..<(start + 12)]
      expectRespected(desk.decisions, in: catalogue)
    }
  }

  @Test(arguments: Seed.several) func `decisions may come in any order`(seed: Seed) throws {
    var desk = try Desk(seed)
    for second in 0..<12 { desk.decide(at: Double(second / 2)) }
    let told = clusterer.catalogue(of: desk.entries, respecting: desk.decisions)
    let shuffled = desk.decisions.shuffled(using: &desk.random)
    let lines = try shuffled.map(DecisionLines.line).joined(separator: "\n")
    let read = try DecisionLines.decisions(in: lines)
    #expect(clusterer.catalogue(of: desk.entries, respecting: read) == told)
    #expect(clusterer.catalogue(of: desk.entries, respecting: read + desk.decisions) == told)
  }

  @Test(arguments: Seed.several) func `what is undone leaves no trace in what was not shown`(
    seed: Seed
  ) throws {
    var desk = try Desk(seed)
    for second in 0..<6 { desk.decide(at: Double(second)) }
    let without = clusterer.catalogue(of: desk.entries, respecting: desk.decisions)
    let word = Decision(desk.word(), made: Date(timeIntervalSince1970: 10))
    let undo = Decision(.undo(word.id), made: Date(timeIntervalSince1970: 11))
    let undone = clusterer.catalogue(of: desk.entries, respecting: desk.decisions + [word, undo])
    #expect(undone == without)
  }

  @Test(arguments: Seed.several) func `an undo of something shown goes against nothing else`(
    seed: Seed
  ) throws {
    var desk = try Desk(seed)
    for second in 0..<6 { desk.decide(at: Double(second)) }
    let word = Decision(desk.word(), made: Date(timeIntervalSince1970: 10))
    let shown = clusterer.catalogue(of: desk.entries, respecting: desk.decisions + [word])
    let all = desk.decisions + [word, Decision(.undo(word.id), made: word.made + 1)]
    let after = clusterer.catalogue(
      adding: [], to: desk.entries, previous: shown, respecting: all, loosening: word.entries)
    expectRespected(all, in: after)
    for story in shown.stories {
      #expect(after.stories.contains { $0.id == after.resolve(story.id) })
    }
  }

  /// Taken newest first, each pair that does not contradict newer ones is as it was said.
  ///
  /// Told anew here, by the plainest means, so that it does not repeat the clusterer's mistakes.
  private func expectRespected(_ decisions: [Decision], in catalogue: StoryCatalogue) {
    var story: [Entry.ID: Story.ID] = [:]
    for told in catalogue.stories { for member in told.members { story[member.entry] = told.id } }
    var sets: [Set<Entry.ID>] = []
    var apart: [(Entry.ID, Entry.ID)] = []
    func set(_ entry: Entry.ID) -> Set<Entry.ID> { sets.first { $0.contains(entry) } ?? [entry] }
    func areApart(_ a: Entry.ID, _ b: Entry.ID) -> Bool {
      let (first, second) = (set(a), set(b))
      return apart.contains {
        first.contains($0.0) && second.contains($0.1)
          || first.contains($0.1) && second.contains($0.0)
      }
    }
    for decision in decisions.inForce {
      for (place, a) in decision.together.enumerated() {
        for b in decision.together[..<place] where !areApart(a, b) && !set(a).contains(b) {
          let merged = set(a).union(set(b))
          sets.removeAll { !$0.isDisjoint(with: merged) }
          sets.append(merged)
        }
      }
      for a in decision.apart?.first ?? [] {
        for b in decision.apart?.second ?? [] where !set(a).contains(b) { apart.append((a, b)) }
      }
    }
    for set in sets {
      #expect(Set(set.compactMap { story[$0] }).count <= 1, "\(set)")
    }
    for (a, b) in apart where story[a] != nil { #expect(story[a] != story[b], "\(a) \(b)") }
  }
}
