import FeedModel
import Foundation
import Testing

struct FeedEventTests {
  private let now = Date(timeIntervalSince1970: 1_747_947_600)

  private func state(_ change: (inout FeedState) throws -> Void = { _ in }) throws -> FeedState {
    var state = FeedState(url: try #require(FeedURL("https://example.org/feed")))
    try change(&state)
    return state
  }

  private func kinds(_ old: FeedState?, _ new: FeedState) -> [FeedEvent.Kind] {
    FeedEvent.between(old, new, at: now).map(\.kind)
  }

  @Test func `nothing is told of a feed that goes on as it did`() throws {
    #expect(kinds(nil, try state()).isEmpty)
    let moved = try state { $0.location = FeedURL("https://example.org/new") }
    #expect(kinds(moved, moved).isEmpty)
  }

  @Test func `a move is told with the new address, once`() throws {
    let moved = try state { $0.location = FeedURL("https://example.org/new") }
    let events = FeedEvent.between(try state(), moved, at: now)
    #expect(events.map(\.detail) == ["https://example.org/new"])
    #expect(events.map(\.kind) == [.moved] && events[0].moment == now)
  }

  @Test func `a feed that fails is told of after a week, once`() throws {
    let failing = { (asked: Double, since: Double) in
      try self.state {
        $0.schedule.failingSince = self.now - since * 86_400
        $0.lastAsked = self.now - asked * 86_400
        $0.failure = "no answer"
      }
    }
    #expect(try kinds(failing(1, 3), failing(0, 3)).isEmpty)
    #expect(try kinds(failing(1, 7.5), failing(0, 7.5)) == [.failing])
    #expect(try kinds(failing(1, 9), failing(0, 9)).isEmpty)
    #expect(try kinds(failing(1, 9), state()) == [.recovered])
    #expect(try kinds(failing(1, 3), state()).isEmpty)
  }

  @Test func `a feed that is gone is told of, and that it came back`() throws {
    let gone = try state {
      $0.schedule.goneSince = now
      $0.schedule.failingSince = now - 30 * 86_400
      $0.lastAsked = now
    }
    #expect(kinds(try state(), gone) == [.gone])
    #expect(kinds(gone, gone).isEmpty)
    #expect(kinds(gone, try state()) == [.recovered])
  }
}
