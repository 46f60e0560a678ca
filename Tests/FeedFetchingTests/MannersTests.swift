import Curl
import FeedFetching
import FeedModel
import Foundation
import Testing

private let start = Date(timeIntervalSince1970: 1_747_814_400)
private let hour = 3600.0
private let day = 86_400.0

/// What servers are owed, over many runs.
struct MannersTests {
  private func fetch(
    _ answers: [HTTPResponse], _ state: FeedState, at now: Date = start
  ) async -> (FetchOutcome, [HTTPRequest]) {
    let transport = ScriptedTransport(answers)
    let outcome = await FeedFetcher(transport: transport)
      .fetch(Subscription(url: state.url), state, at: now)
    return (outcome, await transport.requests)
  }

  private func state(_ address: String = "https://example.org/feed") throws -> FeedState {
    FeedState(url: try #require(FeedURL(address)))
  }

  @Test func `a feed that fails for a month is asked once a week, and never dropped`() async throws
  {
    var state = try state()
    var now = start
    var waits: [Double] = []
    while now < start + 60 * day {
      state = await fetch([HTTPResponse(status: 404, url: "")], state, at: now).0.state
      let due = try #require(state.schedule.nextDue)
      waits.append(due.timeIntervalSince(now))
      now = due
    }
    #expect(waits.first.map { (hour...1.1 * hour).contains($0) } == true)
    #expect(waits.dropFirst(6).first == day)
    #expect(waits.last.map { (7 * day...7.7 * day).contains($0) } == true)
    #expect(!state.schedule.isStopped)
  }

  @Test func `a feed that was given up lives again when it answers`() async throws {
    var state = try state()
    let gone = HTTPResponse(status: 410, url: "")
    state = await fetch([gone], state).0.state
    state = await fetch([gone], state, at: start + 25 * hour).0.state
    #expect(state.schedule.isStopped)
    let well = HTTPResponse(status: 200, url: "", body: Array("<rss/>".utf8))
    state = await fetch([well], state, at: start + 50 * hour).0.state
    #expect(!state.schedule.isStopped && state.isDue(at: start + 52 * hour))
  }

  @Test func `what is new alone may be sent to who knows the rest`() async throws {
    var state = try state()
    state.validators = Validators(etag: "\"a\"", url: state.url.rawValue)
    let (outcome, requests) = await fetch(
      [
        HTTPResponse(
          status: 226, url: "", headers: ["ETag": "\"b\"", "IM": "feed"], body: Array("<rss/>".utf8)
        )
      ], state)
    #expect(requests.first?.headers["A-IM"] == "feed")
    #expect(outcome.document != nil)
    #expect(outcome.state.validators.etag == "\"b\"")
  }

  @Test func `a part that nobody asked for is no feed`() async throws {
    for status in [206, 226] {
      let answer = HTTPResponse(status: status, url: "", body: Array("<rss/>".utf8))
      #expect(await fetch([answer], try state()).0.result == .failed(.status(status)))
    }
  }

  @Test func `a server that says nothing new for ever is asked for all once in eight days`()
    async throws
  {
    var state = try state()
    let whole = HTTPResponse(
      status: 200, url: "", headers: ["ETag": "\"a\""], body: Array("<rss/>".utf8))
    state = await fetch([whole], state).0.state
    var asked: [Bool] = []
    for hours in stride(from: 24.0, through: 216, by: 24) {
      let (outcome, requests) = await fetch(
        [HTTPResponse(status: 304, url: "")], state, at: start + hours * hour)
      asked.append(requests.first?.headers["If-None-Match"] != nil)
      state = outcome.state
    }
    #expect(asked == Array(repeating: true, count: 8) + [false])
  }

  @Test func `redirects in a circle are cut off early`() async throws {
    let circle = (0..<20).map {
      HTTPResponse(status: 302, url: "", redirect: "https://example.org/feed?again=\($0)")
    }
    let (outcome, requests) = await fetch(circle, try state())
    #expect(outcome.result == .failed(.redirectCircle))
    #expect(requests.count <= 4)
  }

  @Test func `a cookie page that sends its reader back twice is no circle`() async throws {
    let answers = [
      HTTPResponse(status: 302, url: "", redirect: "https://example.org/check"),
      HTTPResponse(status: 302, url: "", redirect: "https://example.org/feed?checked=1"),
      HTTPResponse(status: 200, url: "", body: Array("<rss/>".utf8)),
    ]
    #expect(await fetch(answers, try state()).0.document != nil)
  }

  @Test func `name and password go to their own site only and stand nowhere else`() async throws {
    let state = try state("https://user:s%20cret@example.org/feed")
    let (outcome, requests) = await fetch(
      [
        HTTPResponse(status: 301, url: "", redirect: "https://example.org/new"),
        HTTPResponse(status: 302, url: "", redirect: "https://elsewhere.example/feed"),
        HTTPResponse(status: 200, url: "", body: Array("<rss/>".utf8)),
      ], state)
    let basic = "Basic " + Data("user:s cret".utf8).base64EncodedString()
    #expect(requests.map { $0.headers["Authorization"] } == [basic, basic, nil])
    #expect(requests.allSatisfy { !$0.url.contains("cret") })
    #expect(!"\(outcome.steps) \(outcome.state.validators)".contains("cret"))
    #expect(!"\(outcome.steps)".contains(basic))
  }

  @Test func `a moved feed keeps its password on its own site`() async throws {
    var state = try state("https://user:secret@example.org/feed")
    state.location = FeedURL("https://example.org/new")
    let (_, requests) = await fetch([HTTPResponse(status: 304, url: "")], state)
    #expect(requests.first?.headers["Authorization"] != nil)
    state.location = FeedURL("https://elsewhere.example/new")
    let (_, others) = await fetch([HTTPResponse(status: 304, url: "")], state)
    #expect(others.map { $0.headers["Authorization"] } == [nil])
  }

  @Test func `older pages are fetched from the feed's own site only`() async throws {
    let state = try state()
    let page = HTTPResponse(status: 200, url: "", body: Array("<rss/>".utf8))
    let fetcher = FeedFetcher(transport: ScriptedTransport([page]))
    let feed = Subscription(url: state.url)
    let document = try await fetcher.page(at: "https://example.org/feed?p=2", of: feed, state)
    #expect(document.bytes == page.body)
    for address in [
      "https://elsewhere.example/", "http://example.org/feed?p=2", "file:///etc/passwd",
    ] {
      await #expect(throws: FetchError.otherOrigin) {
        try await fetcher.page(at: address, of: feed, state)
      }
    }
    let leaving = FeedFetcher(
      transport: ScriptedTransport([
        HTTPResponse(status: 302, url: "", redirect: "https://elsewhere.example/"), page,
      ]))
    await #expect(throws: FetchError.otherOrigin) {
      try await leaving.page(at: "https://example.org/feed?p=2", of: feed, state)
    }
  }
}
