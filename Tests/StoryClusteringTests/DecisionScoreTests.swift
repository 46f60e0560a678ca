import FeedModel
import FoundationEssentials
import StoryClustering
import Testing

struct DecisionScoreTests {
  private func ids(_ names: String...) -> [Entry.ID] { names.map { Entry.ID(rawValue: $0) } }

  private func said(_ word: Decision.Word, _ second: Double) -> Decision {
    Decision(word, made: Date(timeIntervalSince1970: second))
  }

  @Test func `pairs that hold are counted, each once`() throws {
    let entries = try KurskNews.entries()
    let decisions = [
      said(.join([ids("visit1"), ids("visit2", "call1")]), 1),
      said(.join([ids("visit2"), ids("visit1")]), 2),
      said(.split(ids("strike1", "strike2"), from: ids("drones1", "nobody")), 3),
      said(.separate(ids("visit3"), ids("visit4")), 4),
    ]
    let alone = DecisionScore(
      of: decisions, in: StoryClusterer().catalogue(of: entries))
    #expect(alone.together.known == 3 && alone.together.right == 2)
    #expect(alone.apart.known == 3 && alone.apart.right == 2)
    #expect(alone.unknown == 2)
    let obeyed = DecisionScore(
      of: decisions, in: StoryClusterer().catalogue(of: entries, respecting: decisions))
    #expect(obeyed.together.share == 1 && obeyed.apart.share == 1)
  }

  @Test func `what a later word says otherwise is not counted`() throws {
    let pair = (ids("visit1"), ids("call1"))
    let score = DecisionScore(
      of: [said(.join([pair.0, pair.1]), 1), said(.separate(pair.0, pair.1), 2)],
      in: StoryClusterer().catalogue(of: try KurskNews.entries()))
    #expect(score.together.share == nil)
    #expect(score.apart == .init(known: 1, right: 1))
  }
}
