import FeedModel
import FeedPublishing
import FeedStorage
import TestSupport
import Testing

@testable import ReviewServer

/// That the index follows what the editor says as if it had been made anew.
struct StoryIndexTests {
  /// What pages show of an index, whatever the numbers of its outlets are.
  private struct Shown: Hashable {
    let headline: String
    let outlets: [String]
    let counts: [Int]

    init(_ card: StoryCard, _ index: StoryIndex) {
      headline = card.headline
      outlets = card.outlets.map { index.outlets[$0] }
      counts = [card.reports, card.copies, card.tellings.count]
    }
  }

  /// What the feeds page shows of a feed.
  private struct Brought: Hashable {
    let counts: [Int]
    let shared: [String: Int]

    init(_ tally: FeedTally, _ index: StoryIndex) {
      counts = [tally.reports, tally.alone, tally.first, tally.later, tally.copies]
      shared = Dictionary(
        uniqueKeysWithValues: tally.shared.map { (index.outlets[$0.key], $0.value) })
    }
  }

  private func expectSame(_ index: StoryIndex, _ fresh: StoryIndex) {
    #expect(index.cards.map(\.id) == fresh.cards.map(\.id))
    #expect(index.cards.map { Shown($0, index) } == fresh.cards.map { Shown($0, fresh) })
    #expect(index.folders == fresh.folders)
    #expect(index.languages == fresh.languages)
    #expect(
      index.tallies.mapValues { Brought($0, index) }
        == fresh.tallies.mapValues { Brought($0, fresh) })
    for card in fresh.cards { #expect(index.card(card.id)?.headline == card.headline) }
  }

  private func fresh(_ sample: SampleSite) async throws -> StoryIndex {
    let states = try await sample.store.states()
    let feeds = await sample.site.newsroom.source.subscriptions().map {
      FollowedFeed($0, states[$0.url]?.feed)
    }
    return StoryIndex(try await sample.store.listing(of: nil), feeds: feeds)
  }

  @Test func `decisions change the index as if it were made anew, which it is not`() async throws {
    let sample = try await SampleSite()
    let newsroom = sample.site.newsroom
    _ = try await newsroom.index
    var random = Seed(11).generator
    var joined: [Story.ID] = []
    while try await sample.store.decisions().count < 20 {
      let stories = try await sample.store.catalogue().stories.sorted { $0.id < $1.id }
      guard let one = stories.randomElement(using: &random),
        let other = stories.randomElement(using: &random), one.id != other.id
      else { continue }
      let kind = DecisionRequest.Kind.allCases.randomElement(using: &random) ?? .join
      let request = DecisionRequest(
        kind: kind, story: one, entries: [one.members[0].entry], others: [other])
      guard let word = try? request.word else { continue }
      #expect(try await newsroom.decide(word) == .done)
      joined.append(other.id)
      let index = try await newsroom.index
      let anew = try await fresh(sample)
      expectSame(index, anew)
      for id in joined { #expect(index.card(id)?.id == anew.card(id)?.id) }
    }
    // Publishing, which goes on meanwhile, may have it made anew now and then.
    #expect(await newsroom.timesMade < 10)
  }
}
