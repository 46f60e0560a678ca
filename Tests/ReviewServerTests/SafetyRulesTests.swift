import Foundation
import Testing

@testable import ReviewServer

struct HostRuleTests {
  private let rule = HostRule(listeningOn: "127.0.0.1", port: 8473)

  @Test(arguments: ["127.0.0.1:8473", "[::1]:8473", "localhost:8473", "LOCALHOST:8473"])
  func `this machine's names are ours`(host: String) { #expect(rule.admits([host])) }

  @Test(
    arguments: [
      "", "evil.example", "127.0.0.1.evil.example:8473", "127.0.0.1", "127.0.0.1:80",
      "127.0.0.1:84730", "localhost.evil.example:8473", "evil.example:8473", "127.0.0.1:8473.",
      "127.0.0.2:8473", "127.1:8473", "2130706433:8473", "[::ffff:127.0.0.1]:8473",
      "user@127.0.0.1:8473", "127.0.0.1:8473 ", "127.0.0.1:08473", "0.0.0.0:8473",
    ])
  func `all other names are not`(host: String) { #expect(!rule.admits([host])) }

  @Test func `a request has one Host`() {
    #expect(!rule.admits([]))
    #expect(!rule.admits(["127.0.0.1:8473", "127.0.0.1:8473"]))
  }

  @Test func `on another address only that and what is named is ours`() {
    let rule = HostRule(listeningOn: "192.168.1.5", port: 80, others: ["News.example.org"])
    #expect(rule.admits(["192.168.1.5"]) && rule.admits(["192.168.1.5:80"]))
    #expect(rule.admits(["news.example.org"]))
    #expect(!rule.admits(["localhost"]) && !rule.admits(["news.example.org:81"]))
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.8.9.1", true), ("::1", true), ("localhost", true),
    ("0.0.0.0", false), ("::", false), ("192.168.1.5", false), ("127.evil.example.org", false),
    ("127.0.0.1.evil", false), ("127.0.0", false), ("127.0.0.256", false),
  ])
  func `loopback is told from all else`(address: String, isLoopback: Bool) {
    #expect(HostRule.isLoopback(address) == isLoopback)
  }
}

struct ChangeRuleTests {
  private func isOwn(_ headers: [String: String], host: String = "127.0.0.1:8473") -> Bool {
    ChangeRule.isOwn(
      WebRequest(method: "POST", target: "/decide", hosts: [host], headers: headers))
  }

  @Test(arguments: [
    ["origin": "http://127.0.0.1:8473"],
    ["origin": "http://127.0.0.1:8473", "sec-fetch-site": "same-origin"],
    ["origin": "null", "sec-fetch-site": "same-origin"], ["sec-fetch-site": "same-origin"],
    ["origin": "https://127.0.0.1:8473"],
  ])
  func `our own pages may change something`(headers: [String: String]) { #expect(isOwn(headers)) }

  @Test(arguments: [
    [:], ["origin": "null"], ["origin": "http://evil.example"],
    ["origin": "http://127.0.0.1:8473.evil.example"], ["origin": "http://127.0.0.1"],
    ["origin": "http://localhost:8473"], ["origin": "ftp://127.0.0.1:8473"],
    ["origin": "http://127.0.0.1:8473", "sec-fetch-site": "cross-site"],
    ["origin": "http://evil.example", "sec-fetch-site": "same-origin"],
    ["sec-fetch-site": "none"], ["sec-fetch-site": "same-site"], ["sec-fetch-site": "cross-site"],
  ])
  func `nobody else may`(headers: [String: String]) { #expect(!isOwn(headers)) }

  @Test func `the token must be the whole token`() throws {
    let rule = ChangeRule(token: "abc")
    #expect(rule.admits(try FormFields("token=abc")))
    for form in ["", "token=", "token=ab", "token=abcd", "token=abC", "Token=abc"] {
      #expect(!rule.admits(try FormFields(form[...])))
    }
    #expect(!ChangeRule(token: "").admits(try FormFields("token=")))
  }

  @Test func `secrets are long and never the same`() {
    let secrets = Set((0..<50).map { _ in Secret.make() })
    #expect(secrets.count == 50 && secrets.allSatisfy { $0.utf8.count == 64 })
  }
}

struct FailureLimitTests {
  @Test func `who fails too often waits, others do not, and not for ever`() {
    var limit = FailureLimit(allowed: 3, span: 60)
    for second in 0..<3 { limit.note("a", at: Double(second)) }
    #expect(limit.wait(of: "a", at: 3) == 57)
    #expect(limit.wait(of: "b", at: 3) == nil)
    #expect(limit.wait(of: "a", at: 60.5) == nil)
    limit.note("a", at: 61)
    #expect(limit.wait(of: "a", at: 61.5) == nil)
    limit.note("a", at: 61.2)
    #expect(limit.wait(of: "a", at: 61.5) != nil)
  }
}

struct FormFieldsTests {
  @Test func `a form is read as it was written`() throws {
    let form = try FormFields("a=1&b=x+y%20z&a=%C3%BC&empty=&lone")
    #expect(form["a"] == "1" && form.all("a") == ["1", "ü"])
    #expect(form["b"] == "x y z" && form["empty"] == nil && form["lone"] == nil)
    let text = "a&b=c+d %/ü\n\"<'"
    #expect(try FormFields("q=\(FormFields.encoded(text))"[...])["q"] == text)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "a=%1b", "%c3%28=1"])
  func `what is broken is refused`(text: String) {
    #expect(throws: WebFailure.self) { try FormFields(text[...]) }
  }
}
