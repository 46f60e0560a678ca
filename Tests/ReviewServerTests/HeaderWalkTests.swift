import FeedModel
import FeedStorage
import Foundation
import Testing

@testable import ReviewServer

/// That every answer carries every header: all routes, all statuses.
struct HeaderWalkTests {
  private struct Broken: Error {}

  private func expectHeaders(_ answer: WebAnswer, _ what: String) {
    for (name, value) in SafetyHeaders.all {
      guard let given = answer.headers[name] else {
        Issue.record("\(what), \(answer.status): no \(name)")
        continue
      }
      let isFile = what.contains("/published/") && [.ok, .notModified].contains(answer.status)
      let allowed = isFile ? [value, SafetyHeaders.published, "no-cache", "cross-origin"] : [value]
      #expect(allowed.contains(given), "\(what), \(answer.status): \(name): \(given)")
    }
    #expect(answer.headers["server"] == nil)
  }

  /// An address of each route that is there.
  private func targets(_ sample: SampleSite) async throws -> [String] {
    let story = try await sample.largest()[0].id
    return Route.all.map { route in
      switch route.path {
      case "/stories/": "/stories/\(story)"
      case "/published/": "/published/merged.atom"
      default: route.path
      }
    } + ["/published/", "/published/index.html", "/published/stories/\(story).html"]
  }

  @Test func `all headers are on every route and status`() async throws {
    let sample = try await SampleSite()
    let broken = try await SampleSite(trouble: Broken())
    var met: Set<WebAnswer.Status> = []
    func note(_ answer: WebAnswer, _ what: String) {
      met.insert(answer.status)
      expectHeaders(answer, what)
    }
    let host = ["127.0.0.1:8473"]
    for target in try await targets(sample) {
      for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "GETT"] {
        let request = WebRequest(method: method, target: target, hosts: host)
        let what = "\(method) \(target)"
        note(await sample.site.answer(to: request), what)
        note(await broken.site.answer(to: request), what + " with a broken store")
        for hosts in [[], ["evil.example"], ["127.0.0.1.evil.example:8473"]] {
          var foreign = request
          foreign.hosts = hosts
          let answer = await sample.site.answer(to: foreign)
          #expect([.badRequest, .forbidden].contains(answer.status), "\(what) for \(hosts)")
          note(answer, what)
        }
        note(sample.site.refuse(WebFailure(.tooLarge, "x"), of: request), what)
      }
      note(await sample.post(target, []), "a form to \(target)")
      note(await broken.post(target, [("lines", "")]), "a form to \(target), broken store")
      note(await sample.get(target + "?q=%zz"), "broken query of \(target)")
      note(
        await sample.get(target, headers: ["if-none-match": "*"]), "known \(target)")
    }
    note(await sample.get("/nothing"), "unknown")
    note(await sample.get("/stories?q=%ff"), "broken")
    let story = try await sample.largest()[0]
    note(
      await sample.post(
        "/decide",
        [("kind", "split"), ("of", story.id.rawValue), ("entry", story.members[0].entry.rawValue)]),
      "a decision")
    let locked = try await SampleSite(secret: "sixteen letters!")
    for target in try await targets(locked) {
      let answer = await locked.get(target)
      note(answer, "\(target), not logged in")
    }
    for _ in 0..<11 {
      note(await locked.get("/stories", headers: ["authorization": "Bearer x"]), "guessing")
    }
    #expect(
      met == Set(WebAnswer.Status.allCases), "\(Set(WebAnswer.Status.allCases).subtracting(met))")
  }

  @Test func `no form of another site changes anything`() async throws {
    let sample = try await SampleSite()
    let story = try await sample.largest()[0]
    let fields = [
      ("kind", "split"), ("of", story.id.rawValue), ("entry", story.members[0].entry.rawValue),
    ]
    let foreign: [[String: String]] = [
      ["origin": "http://evil.example", "sec-fetch-site": "cross-site"],
      ["origin": "null", "sec-fetch-site": "cross-site"],
      ["origin": "http://127.0.0.1:8473.evil.example", "sec-fetch-site": "same-site"],
      ["origin": "http://evil.example"],
    ]
    for headers in foreign {
      for route in Route.all where route.handlers["POST"] != nil {
        let answer = await sample.post(route.path, fields, headers: headers)
        #expect(answer.status == .forbidden, "\(route.path) \(headers)")
      }
    }
    for token in ["", "x", Secret.make()] {
      let answer = await sample.post("/decide", fields, token: token)
      #expect(answer.status == .forbidden)
    }
    let plain = await sample.post("/decide", fields, headers: ["content-type": "text/plain"])
    #expect(plain.status == .badRequest)
    #expect(try await sample.store.decisions().isEmpty)
  }

  @Test func `no GET changes anything`() async throws {
    let sample = try await SampleSite()
    let before = try await sample.store.revision()
    for target in try await targets(sample) {
      _ = await sample.get(target + "?kind=split&token=\(sample.site.facts.token)")
    }
    #expect(try await sample.store.revision() == before)
    #expect(try await sample.store.decisions().isEmpty)
  }

  @Test func `every unknown path has the same answer`() async throws {
    let sample = try await SampleSite()
    let answers = [
      "/x", "/stories/0000000000000000", "/stories/../../etc/passwd",
      "/static/..%2f..%2fetc/passwd",
      "/published/..%2f..%2fnewsfold.sqlite", "/published/../lock", "/published/%00",
      "/published//",
      "/published/stories", "/published/.newsfold.part", "/published/none.atom", "/style.css/",
      "/published/%2e%2e/lock", "/published/..%5clock", "/%2e%2e/",
    ]
    var bodies: Set<[UInt8]> = []
    for target in answers {
      let answer = await sample.get(target)
      #expect(answer.status == .notFound, "\(target)")
      bodies.insert(answer.body)
    }
    #expect(bodies.count == 1)
  }

  @Test func `redirects go to our own pages`() async throws {
    let sample = try await SampleSite()
    for target in ["/", "//evil.example", "/done", "/login", "/login?next=//evil.example"] {
      let location = await sample.get(target).headers["location"]
      #expect(location == nil || ["/stories", "/decisions"].contains(location), "\(target)")
    }
  }
}
