import FeedModel
import FoundationEssentials
import Testing

@testable import StoryReview

struct ReviewQueueTests {
  private func queue(
    _ room: NewsRoom, _ decisions: [Decision] = [], skipped: Set<ReviewCase.ID> = [],
    leastDoubt: Double = 0
  ) -> [ReviewCase] {
    ReviewQueue(
      room.stories, entries: room.entries, decisions: decisions, skipped: skipped,
      leastDoubt: leastDoubt
    ).cases
  }

  private func question(
    _ kind: ReviewCase.Kind, _ lead: String, in room: NewsRoom, _ decisions: [Decision] = []
  ) -> ReviewCase? {
    queue(room, decisions).first { $0.kind == kind && $0.firstLead.rawValue == lead }
  }

  @Test func `a report that is as near to another story is doubted most`() throws {
    let cases = queue(try .floodAndStrike())
    let members = cases.filter { $0.kind == .member }
    #expect(members.first?.firstLead.rawValue == "f3")
    #expect(members.first?.stories.map(\.rawValue) == ["flood", "strike"])
    #expect(members.allSatisfy { $0.doubt <= members[0].doubt })
  }

  @Test func `of a story of two it is asked once`() throws {
    let members = queue(try .floodAndStrike()).filter { $0.kind == .member }
    #expect(members.filter { $0.stories.first?.rawValue == "strike" }.count == 1)
  }

  @Test func `two stories are one case, however many reports are between them`() throws {
    var room = try NewsRoom.floodAndStrike()
    let torn = room.stories[1].members[0].evidence
    room.stories[1].members[0].evidence = torn
    room.stories[1].members[0].evidence.runnerUp = .init(
      story: .init(rawValue: "flood"), similarity: 0.1)
    room.stories[1].related = [.init(rawValue: "flood")]
    let joins = queue(room).filter { $0.kind == .join }
    #expect(joins.count == 1)
    #expect(joins.first?.first.map(\.rawValue) == ["s1", "s2"])
    #expect(joins.first?.second.map(\.rawValue) == ["f1", "f2", "f3"])
  }

  @Test func `a story is asked about that falls into two parts`() throws {
    let split = try #require(queue(try .twoFires()).first { $0.kind == .split })
    #expect(split.first.map(\.rawValue) == ["b1", "b2"])
    #expect(split.second.map(\.rawValue) == ["a1", "a2"])
    #expect(split.doubt > 0.5)
    #expect(split.reasons.contains { $0.text.contains("2 days without a report") })
  }

  @Test func `a single bond between two parts is a bridge`() throws {
    var room = try NewsRoom.twoFires()
    room.stories[0].members[2].evidence.nearest?.entry = .init(rawValue: "a2")
    let split = try #require(queue(room).first { $0.kind == .split })
    #expect(Set(split.first.map(\.rawValue)) == ["b1", "b2"])
    #expect(split.reasons.contains { $0.text.hasPrefix("A single report holds") })
  }

  @Test func `copies and equal headlines go with the report that is asked about`() throws {
    var room = try NewsRoom.floodAndStrike()
    var copy = NewsRoom.Report(name: "f4", headline: "Another headline", hours: 3)
    copy.original = .init(rawValue: "f3")
    let twin = NewsRoom.Report(name: "f5", headline: "Shipyard stands STILL", hours: 4)
    for report in [copy, twin] {
      room.entries[.init(rawValue: report.name)] = try report.entry
      room.stories[0].members.append(
        Member(
          entry: .init(rawValue: report.name), copyOf: report.original, evidence: report.evidence))
    }
    let asked = try #require(question(.member, "f3", in: room))
    #expect(asked.first.map(\.rawValue) == ["f3", "f4", "f5"])
    #expect(question(.member, "f4", in: room) == nil && question(.member, "f5", in: room) == nil)
  }

  @Test(arguments: ReviewCase.Answer.allCases)
  func `a case answered does not come back, and does once that is undone`(
    answer: ReviewCase.Answer
  ) throws {
    for room in [try NewsRoom.floodAndStrike(), try .twoFires()] {
      for asked in queue(room) {
        let decision = Decision(asked.decision(for: answer), made: Date(timeIntervalSince1970: 9))
        #expect(!queue(room, [decision]).contains { $0.id == asked.id }, "\(asked.kind)")
        let undo = Decision(.undo(decision.id), made: Date(timeIntervalSince1970: 10))
        #expect(queue(room, [decision, undo]).contains { $0.id == asked.id }, "\(asked.kind)")
      }
    }
  }

  @Test func `a story that was joined whole is still asked about within`() throws {
    let room = try NewsRoom.twoFires()
    let whole = Decision.Word.join([
      ["a1", "a2", "b1", "b2"].map(Entry.ID.init), [.init(rawValue: "elsewhere")],
    ])
    let cases = queue(room, [Decision(whole, made: Date(timeIntervalSince1970: 9))])
    #expect(cases.contains { $0.kind == .split })
  }

  @Test func `what was skipped is not asked`() throws {
    let room = try NewsRoom.floodAndStrike()
    let first = try #require(queue(room).first)
    #expect(!queue(room, skipped: [first.id]).contains { $0.id == first.id })
  }

  @Test func `an answer that settles others is asked for before them`() throws {
    var room = try NewsRoom.twoFires()
    for place in [2, 3] {
      room.stories[0].members[place].evidence.confidence = 0
      room.stories[0].members[place].evidence.doubts = [.hours(30, cost: 0.9)]
    }
    let cases = queue(room)
    let split = try #require(cases.firstIndex { $0.kind == .split })
    let part = try #require(
      cases.firstIndex { $0.kind == .member && ["b1", "b2"].contains($0.firstLead.rawValue) })
    #expect(cases[part].doubt > cases[split].doubt || part > split)
    #expect(split < part)
  }

  @Test func `the order of stories does not change the queue`() throws {
    var room = try NewsRoom.floodAndStrike()
    room.stories += try NewsRoom.twoFires().stories
    room.entries.merge(try NewsRoom.twoFires().entries) { first, _ in first }
    let cases = queue(room)
    room.stories.reverse()
    for place in room.stories.indices { room.stories[place].members.reverse() }
    #expect(queue(room) == cases)
  }

  @Test func `what is hardly doubtful is left out`() throws {
    let all = queue(try .floodAndStrike())
    let few = queue(try .floodAndStrike(), leastDoubt: 0.25)
    #expect(!few.isEmpty && few.count < all.count)
    #expect(few == all.filter { $0.doubt >= 0.25 })
  }

  @Test func `answers become decisions on the entries that were asked about`() throws {
    let member = try #require(question(.member, "f3", in: try .floodAndStrike()))
    let ids = { (names: [String]) in names.map(Entry.ID.init) }
    #expect(member.decision(for: .same) == .join([ids(["f3"]), ids(["f1"])]))
    #expect(member.decision(for: .different) == .split(ids(["f3"]), from: ids(["f1", "f2"])))
    let join = try #require(queue(try .floodAndStrike()).first { $0.kind == .join })
    #expect(join.decision(for: .different) == .separate(join.first, join.second))
    #expect(join.confirms(.different) && !join.confirms(.same) && member.confirms(.same))
  }
}
