import Curl
import FeedFetching
import FeedModel
import Foundation
import Testing

private let start = Date(timeIntervalSince1970: 1_747_814_400)
private let body = Array("<rss/>".utf8)

struct ManyFeedsTests {
  /// Asks feeds over a transport and gives all outcomes.
  private func outcomes(
    of addresses: [String], over transport: any HTTPTransport,
    settings: FetchSettings = .init(), timeLimit: Duration? = nil
  ) async throws -> [FetchOutcome] {
    let feeds = try addresses.map { Subscription(url: try #require(FeedURL($0))) }
    let collected = Collected()
    try await FeedFetcher(transport: transport, settings: settings).ask(
      feeds, states: [:], at: start, timeLimit: timeLimit
    ) { await collected.add($0) }
    return await collected.outcomes
  }

  @Test func `each address is asked once and a failing host fails alone`() async throws {
    let transport = ScriptedTransport([])
    let outcomes = try await outcomes(
      of: ["https://a.example/1", "https://a.example/1", "https://b.example/2"], over: transport)
    #expect(outcomes.count == 2)
    #expect(outcomes.allSatisfy { if case .failed = $0.result { true } else { false } })
    #expect(await transport.requests.count == 2)
  }

  @Test func `one feed that is always limited stops no other of its host`() async throws {
    let limited = HTTPResponse(status: 429, url: "")
    let well = HTTPResponse(status: 200, url: "", body: body)
    let transport = ScriptedTransport([limited, well, limited, well, limited, well, well])
    _ = try await outcomes(of: (1...7).map { "https://a.example/\($0)" }, over: transport)
    #expect(await transport.requests.count == 7)
  }

  @Test func `after three 429 in a row the other feeds of the host are left in peace`() async throws
  {
    let answer = HTTPResponse(status: 429, url: "", headers: ["Retry-After": "3600"])
    let transport = ScriptedTransport(Array(repeating: answer, count: 9))
    let outcomes = try await outcomes(
      of: (1...9).map { "https://a.example/\($0)" }, over: transport)
    #expect(await transport.requests.count <= 4)
    #expect(Set(outcomes.map(\.state.schedule.nextDue)) == [start + 3600])
    let host = try #require(outcomes.compactMap(\.host).first)
    #expect(host.host == "a.example" && host.refusals == 1)
    #expect(!host.isOpen(at: start + 3599) && host.isOpen(at: start + 3600))
  }

  @Test func `a host that refuses run after run waits longer, until it answers`() async throws {
    var hosts: [String: HostState] = [:]
    var waits: [Double] = []
    for status in [429, 429, 429, 200] {
      let transport = ScriptedTransport(
        Array(repeating: HTTPResponse(status: status, url: "", body: body), count: 4))
      let feeds = try (1...4).map {
        Subscription(url: try #require(FeedURL("https://a.example/\($0)")))
      }
      let collected = Collected()
      try await FeedFetcher(transport: transport).ask(
        feeds, states: [:], hosts: hosts, at: start
      ) { await collected.add($0) }
      for case let host? in await collected.outcomes.map(\.host) { hosts[host.host] = host }
      waits.append(try #require(hosts["a.example"]).nextAllowed.timeIntervalSince(start) / 3600)
    }
    #expect(waits == [1, 2, 4, 0])
  }

  @Test func `a slow feed holds up no other of its host`() async throws {
    // The slow feed answers when all others have been asked, so it ends only if they do not wait.
    let transport = SlowTransport(slow: "https://a.example/1", untilAsked: 20)
    let outcomes = try await outcomes(
      of: (1...20).map { "https://a.example/\($0)" }, over: transport)
    #expect(outcomes.count == 20)
  }

  @Test func `a feed that does not answer gives its place to others, but not to all of them`()
    async throws
  {
    var settings = FetchSettings()
    settings.parallel = 1
    settings.patience = 0.05
    // The slow one ends only if the others are asked, which are on hosts of their own.
    let one = SlowTransport(slow: "https://1.example/", untilAsked: 20)
    let addresses = (1...20).map { "https://\($0).example/" }
    #expect(try await outcomes(of: addresses, over: one, settings: settings).count == 20)
    #expect((2...4).contains(await one.most))
    settings.limits.totalTime = 1
    let dead = SlowTransport(slow: "", untilAsked: .max)
    let all = try await outcomes(
      of: addresses.prefix(6).map(\.self), over: dead, settings: settings)
    #expect(all.count == 6)
    #expect((2...4).contains(await dead.most))
  }

  @Test func `at the time limit feeds without an answer have no outcome`() async throws {
    let transport = SlowTransport(slow: "https://a.example/1", untilAsked: .max)
    let outcomes = try await outcomes(
      of: ["https://a.example/1", "https://b.example/2"], over: transport,
      timeLimit: .milliseconds(500))
    #expect(outcomes.count <= 1)
  }

  @Test func `no more feeds are asked at once than allowed, of one host and of all`() async throws {
    let transport = SlowTransport()
    var settings = FetchSettings()
    settings.parallel = 5
    let addresses = (0..<60).map { "https://\($0 % 6).example/\($0)" }
    #expect(try await outcomes(of: addresses, over: transport, settings: settings).count == 60)
    #expect(await transport.most <= 5)
    #expect(await transport.mostOfOneHost <= 2)
  }

  @Test func `what the reader of an outcome throws ends the asking`() async throws {
    struct Full: Error {}
    let transport = SlowTransport()
    let feeds = try (1...50).map {
      Subscription(url: try #require(FeedURL("https://a.example/\($0)")))
    }
    await #expect(throws: Full.self) {
      try await FeedFetcher(transport: transport).ask(feeds, states: [:], at: start) { _ in
        throw Full()
      }
    }
    #expect(await transport.count < 50)
  }
}

/// Outcomes as they come.
private actor Collected {
  private(set) var outcomes: [FetchOutcome] = []
  func add(_ outcome: FetchOutcome) { outcomes.append(outcome) }
}

/// A transport whose answers take a moment, one of them very long, and that counts.
private actor SlowTransport: HTTPTransport {
  private let slow: String
  private let number: Int
  private var running: [String: Int] = [:]
  private(set) var most = 0
  private(set) var mostOfOneHost = 0
  private(set) var count = 0

  /// - Parameters:
  ///   - slow: the end of addresses that answer only when so many requests have been made.
  ///   - untilAsked: how many.
  init(slow: String = "", untilAsked: Int = 0) {
    self.slow = slow
    self.number = untilAsked
  }

  func send(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse {
    let host = String(request.url.dropFirst(8).prefix { $0 != "/" })
    let end = ContinuousClock.now + .seconds(request.limits.totalTime)
    count += 1
    running[host, default: 0] += 1
    most = max(most, running.values.reduce(0, +))
    mostOfOneHost = max(mostOfOneHost, running[host] ?? 0)
    repeat {
      try? await Task.sleep(for: .milliseconds(5))
    } while request.url.hasSuffix(slow) && count < number && ContinuousClock.now < end
    running[host, default: 1] -= 1
    if request.url.hasSuffix(slow), count < number {
      throw CurlError(kind: .timedOut, code: 28, message: "too slow")
    }
    return HTTPResponse(status: 200, url: request.url, body: Array(request.url.utf8))
  }
}
