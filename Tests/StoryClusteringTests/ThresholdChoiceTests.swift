import FeedModel
import Testing

@testable import StoryClustering

struct ThresholdChoiceTests {
  /// A trial that meets an answer where the pattern has a 1, repeated for so many answers.
  private func trial(
    _ threshold: Float, _ pattern: String, answers: Int = 200
  ) -> ThresholdChoice.Trial {
    let marks = Array(pattern)
    var shares: [Decision.ID: Double] = [:]
    for number in 0..<answers {
      shares[.init(rawValue: "\(1000 + number)")] = marks[number % marks.count] == "1" ? 1 : 0
    }
    return .init(threshold: threshold, shares: shares)
  }

  @Test func `a threshold that agrees better with answers it has not seen is offered`() throws {
    let choice = try #require(
      ThresholdChoice(trial(0.15, "1100"), [trial(0.13, "0110"), trial(0.17, "1110")]))
    #expect(choice.offer == 0.17)
    #expect(choice.agreement == 0.5 && choice.leaveOneOut == 0.75)
  }

  @Test func `fewer than 200 answers are not enough to go by`() throws {
    let choice = try #require(
      ThresholdChoice(trial(0.15, "1100", answers: 199), [trial(0.17, "1110", answers: 199)]))
    #expect(choice.offer == nil && choice.best == 0.17)
  }

  @Test func `a threshold that is better by what it learned by heart is not offered`() throws {
    // One answer more, and only while that answer itself is counted.
    var other = trial(0.17, "01")
    other.shares[.init(rawValue: "1000")] = 1
    let choice = try #require(ThresholdChoice(trial(0.15, "10"), [other]))
    #expect(choice.best == 0.17 && choice.leaveOneOut < choice.agreement)
    #expect(choice.offer == nil)
  }

  @Test func `of equal thresholds the one that holds stays`() throws {
    let choice = try #require(ThresholdChoice(trial(0.15, "10"), [trial(0.17, "01")]))
    #expect(choice.best == 0.15 && choice.offer == nil)
  }
}
