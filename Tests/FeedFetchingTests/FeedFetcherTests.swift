import Curl
import FeedFetching
import FeedModel
import Foundation
import Testing

private let start = Date(timeIntervalSince1970: 1_747_814_400)
private let body = Array("<rss/>".utf8)

struct FeedFetcherTests {
  private func fetch(
    _ answers: [HTTPResponse], state: FeedState? = nil, at now: Date = start
  ) async throws -> (FetchOutcome, [HTTPRequest]) {
    let transport = ScriptedTransport(answers)
    let state = try state ?? FeedState(url: feedURL())
    let outcome = await FeedFetcher(transport: transport)
      .fetch(Subscription(url: state.url), state, at: now)
    return (outcome, await transport.requests)
  }

  private func feedURL(_ address: String = "https://example.org/feed") throws -> FeedURL {
    try #require(FeedURL(address))
  }

  @Test func `validators are stored byte for byte and sent back`() async throws {
    let etag = "W/\"odd, \u{E9}\""
    let modified = "Wed, 21 May 2025 08:00:00 +0000"
    let (first, _) = try await fetch([
      HTTPResponse(
        status: 200, url: "", headers: ["ETag": etag, "Last-Modified": modified], body: body)
    ])
    #expect(first.state.validators.etag == etag)
    let (second, requests) = try await fetch(
      [HTTPResponse(status: 304, url: "")], state: first.state)
    #expect(requests.first?.headers["If-None-Match"] == etag)
    #expect(requests.first?.headers["If-Modified-Since"] == modified)
    #expect(second.result == .unchanged)
    #expect(second.state.validators == first.state.validators)
  }

  @Test func `a 304 may bring a new ETag`() async throws {
    var state = FeedState(url: try feedURL())
    state.validators = Validators(etag: "\"a\"", url: state.url.rawValue)
    let (outcome, _) = try await fetch(
      [HTTPResponse(status: 304, url: "", headers: ["ETag": "\"b\""])], state: state)
    #expect(outcome.state.validators.etag == "\"b\"")
  }

  @Test func `a 200 without validators drops the old ones`() async throws {
    var state = FeedState(url: try feedURL())
    state.validators = Validators(etag: "\"a\"", url: state.url.rawValue)
    let (outcome, _) = try await fetch(
      [HTTPResponse(status: 200, url: "", body: body)], state: state)
    #expect(outcome.state.validators.etag == nil)
  }

  @Test func `the same bytes again need not be read, but their validators are kept`() async throws {
    let (first, _) = try await fetch([
      HTTPResponse(status: 200, url: "", headers: ["ETag": "\"a\""], body: body)
    ])
    let (second, _) = try await fetch(
      [HTTPResponse(status: 200, url: "", headers: ["ETag": "\"b\""], body: body)],
      state: first.state)
    #expect(second.result == .unchanged)
    #expect(second.state.validators.etag == "\"b\"")
  }

  @Test func `validators are sent only to the address that gave them`() async throws {
    var state = FeedState(url: try feedURL())
    state.validators = Validators(etag: "\"a\"", url: "https://elsewhere.example/feed")
    let (_, requests) = try await fetch(
      [
        HTTPResponse(status: 302, url: "", redirect: "https://elsewhere.example/feed"),
        HTTPResponse(status: 304, url: ""),
      ], state: state)
    #expect(requests.map { $0.headers["If-None-Match"] } == [nil, "\"a\""])
  }

  @Test func `an error drops no validators and backs off longer each time`() async throws {
    var state = FeedState(url: try feedURL())
    state.validators = Validators(etag: "\"a\"", url: state.url.rawValue)
    var waits: [Double] = []
    for _ in 0..<7 {
      let (outcome, _) = try await fetch([HTTPResponse(status: 500, url: "")], state: state)
      #expect(outcome.result == .failed(.status(500)))
      state = outcome.state
      waits.append(try #require(state.schedule.nextDue).timeIntervalSince(start) / 3600)
    }
    let least: [Double] = [1, 2, 4, 8, 16, 24, 24]
    #expect(zip(waits, least).allSatisfy { $0 >= $1 && $0 <= min(24, 1.1 * $1) })
    #expect(state.validators.etag == "\"a\"")
  }

  @Test(arguments: [("7200", 2.0), ("Wed, 21 May 2025 12:00:00 GMT", 4.0)])
  func `Retry-After is obeyed in seconds and as a date`(value: String, hours: Double) async throws {
    let (outcome, _) = try await fetch([
      HTTPResponse(status: 429, url: "", headers: ["Retry-After": value])
    ])
    #expect(outcome.state.schedule.nextDue == start + hours * 3600)
  }

  @Test(arguments: [
    ("max-age=7200", 7200.0), ("public, max-age=60", 1800), ("max-age=999999", 86_400),
  ])
  func `max-age sets the next time between the floor and the ceiling`(
    value: String, seconds: Double
  ) async throws {
    let (outcome, _) = try await fetch([
      HTTPResponse(status: 200, url: "", headers: ["Cache-Control": value], body: body)
    ])
    let wait = try #require(outcome.state.schedule.nextDue).timeIntervalSince(start)
    #expect(wait <= seconds && wait >= seconds * 0.95)
    #expect(!outcome.state.isDue(at: start + 60))
  }

  @Test func `a permanent redirect is remembered when it was confirmed twice`() async throws {
    var state = FeedState(url: try feedURL())
    for run in 1...3 {
      let (outcome, _) = try await fetch(
        [
          HTTPResponse(status: 301, url: "", redirect: "https://example.org/new"),
          HTTPResponse(status: 200, url: "", body: Array("<rss>\(run)</rss>".utf8)),
        ], state: state)
      state = outcome.state
      #expect((state.location != nil) == (run == 3))
    }
    let (_, requests) = try await fetch([HTTPResponse(status: 304, url: "")], state: state)
    #expect(requests.map(\.url) == ["https://example.org/new"])
  }

  @Test(arguments: [302, 303, 307]) func `a passing redirect is never remembered`(
    status: Int
  ) async throws {
    let (outcome, _) = try await fetch([
      HTTPResponse(status: status, url: "", redirect: "https://example.org/new"),
      HTTPResponse(status: 200, url: "", body: body),
    ])
    #expect(outcome.state.announcedMove == nil)
  }

  @Test func `a step from https to http is never remembered`() async throws {
    let (outcome, _) = try await fetch([
      HTTPResponse(status: 301, url: "", redirect: "http://example.org/feed"),
      HTTPResponse(status: 200, url: "", body: body),
    ])
    #expect(outcome.state.announcedMove == nil)
  }

  @Test func `redirects without end are cut off`() async throws {
    let chain = (0...20).map {
      HTTPResponse(status: 302, url: "", redirect: "https://example.org/feed/\($0)")
    }
    let (outcome, requests) = try await fetch(chain)
    #expect(outcome.result == .failed(.tooManyRedirects(10)))
    #expect(requests.count == 11)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/"])
  func `a redirect never leaves the web`(target: String) async throws {
    let (outcome, requests) = try await fetch([HTTPResponse(status: 302, url: "", redirect: target)]
    )
    #expect(outcome.result == .failed(.badRedirect(target)))
    #expect(requests.count == 1)
  }

  @Test func `410 stops a feed when it is confirmed a day later`() async throws {
    let gone = [HTTPResponse(status: 410, url: "")]
    let (first, _) = try await fetch(gone)
    #expect(!first.state.schedule.isStopped)
    let (second, _) = try await fetch(gone, state: first.state, at: start + 90_000)
    #expect(second.state.schedule.isStopped)
    #expect(!second.state.isDue(at: start + 1e9))
  }

  @Test func `cookies and referrers are never sent`() async throws {
    let (_, requests) = try await fetch([
      HTTPResponse(
        status: 302, url: "", headers: ["Set-Cookie": "a=b"], redirect: "https://e.org/"),
      HTTPResponse(status: 200, url: "", body: body),
    ])
    for request in requests {
      #expect(request.headers["Cookie"] == nil && request.headers["Referer"] == nil)
      #expect(request.headers["User-Agent"]?.contains("+https://") == true)
    }
  }

  @Test(arguments: ["99999999999999999999999", "inf", "nan", "-5", "1e300"])
  func `an absurd Retry-After is no longer than a day`(value: String) async throws {
    let (outcome, _) = try await fetch([
      HTTPResponse(status: 503, url: "", headers: ["Retry-After": value])
    ])
    let wait = try #require(outcome.state.schedule.nextDue).timeIntervalSince(start)
    #expect(wait >= 1800 && wait <= 86_400)
  }

  @Test func `a page in the feed's place is a failure and never its new address`() async throws {
    var state = FeedState(url: try feedURL())
    state.validators = Validators(etag: "\"a\"", url: state.url.rawValue)
    for count in 1...5 {
      let (outcome, _) = try await fetch(
        [
          HTTPResponse(status: 301, url: "", redirect: "https://parking.example/"),
          HTTPResponse(status: 200, url: "", body: Array("<html>\(count)</html>".utf8)),
        ], state: state)
      state = outcome.unreadable("no feed", at: start)
      #expect(state.location == nil && state.schedule.failures == count)
    }
    #expect(state.validators.etag == "\"a\"")
    let wait = try #require(state.schedule.nextDue).timeIntervalSince(start)
    #expect((16 * 3600...17.6 * 3600).contains(wait))
  }
}
