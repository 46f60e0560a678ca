import FeedModel
import FeedStorage
import Foundation
import TestSupport
import Testing

@testable import ReviewServer

/// That what the editor said makes the same stories of the same entries, in a new database too.
struct RebuiltStoriesTests {
  /// Says something of stories as they are now, chosen by chance.
  private func decide(
    _ sample: SampleSite, using random: inout some RandomNumberGenerator
  ) async throws {
    let stories = try await sample.store.catalogue().stories.sorted { $0.id < $1.id }
    guard let one = stories.randomElement(using: &random),
      let other = stories.randomElement(using: &random), one.id != other.id
    else { return }
    let entry = one.members.map(\.entry).sorted().randomElement(using: &random) ?? one.lead
    let kind = DecisionRequest.Kind.allCases.randomElement(using: &random) ?? .join
    let request = DecisionRequest(kind: kind, story: one, entries: [entry], others: [other])
    guard let word = try? request.word else { return }
    _ = try await sample.site.newsroom.decide(word)
  }

  private func stories(_ sample: SampleSite) async throws -> Set<Set<Entry.ID>> {
    Set(try await sample.store.catalogue().stories.map { Set($0.members.map(\.entry)) })
  }

  @Test func `a hundred decisions make the same stories in a new database`() async throws {
    let sample = try await SampleSite()
    var random = Seed(7).generator
    while try await sample.store.decisions().count < 100 {
      try await decide(sample, using: &random)
    }
    let lines = await sample.get("/decisions.jsonl").text
    let rebuilt = try await SampleSite(decisions: DecisionLines.decisions(in: lines))
    let (before, after) = (try await stories(sample), try await stories(rebuilt))
    #expect(before == after, "\(before.symmetricDifference(after).count) stories differ")
    #expect(try await rebuilt.store.decisions().count == 100)
  }
}
