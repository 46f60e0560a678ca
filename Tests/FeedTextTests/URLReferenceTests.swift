import FeedText
import TestSupport
import Testing

struct URLReferenceTests {
  /// RFC 3986, 5.4.1 and 5.4.2; `http:g` in the reading for older forms, as in browsers.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
    ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"),
    ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http://a/b/c/g"),
  ])
  func `references resolve as in RFC 3986`(reference: String, address: String) {
    #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == address)
  }

  @Test(arguments: [
    (" \n http://example.org/a \t", "http://example.org/a"),
    ("http://example.org/a b", "http://example.org/a%20b"),
    ("http://exa\nmple.org/\ta", "http://example.org/a"),
    ("http:///example.org/a", "http://example.org/a"), ("http:/example.org", "http://example.org"),
    ("https://example.org\\a\\b", "https://example.org/a/b"),
    ("http://www.詹姆斯.com/À?ä=ß", "http://www.詹姆斯.com/À?ä=ß"),
    ("http://example.org/\"<>`{|}^", "http://example.org/%22%3C%3E%60%7B%7C%7D%5E"),
    ("http://[::1]:80/a", "http://[::1]:80/a"),
    ("http://example.org/a/../b", "http://example.org/b"),
    ("http://example.org//a//b", "http://example.org//a//b"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("tag:example.org,2004:x", "tag:example.org,2004:x"),
  ])
  func `absolute addresses become proper ones`(written: String, address: String) {
    #expect(URLReference.resolve(written, against: nil) == address)
    #expect(URLReference.resolve(written, against: "https://base.example/x") == address)
  }

  @Test(arguments: ["a/b", "/a", "//example.org/a", "?a", "#a", "../a"])
  func `without a base a relative reference stays relative`(reference: String) {
    for base in [
      nil, "", "feed/", "/feed", "javascript:alert(1)", "mailto:a@example.org", "data:,x",
    ] {
      #expect(URLReference.resolve(reference, against: base) == reference)
    }
  }

  @Test func `a base without a path is a folder`() {
    #expect(URLReference.resolve("a", against: "http://example.org") == "http://example.org/a")
    #expect(URLReference.resolve("?a", against: "http://example.org") == "http://example.org?a")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "java script:alert(1)",
    "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "vbscript:msgbox", "livescript:x", "mocha:x", "data:text/html,x", "DATA:image/svg+xml,x",
    "file:///etc/passwd", "blob:https://e.org/1", "view-source:javascript:x", "jar:x",
    "about:blank", "feed:javascript:alert(1)", "FEED: pcast:data:text/html,x",
  ])
  func `scripts and local files are no addresses`(reference: String) {
    #expect(URLReference.resolve(reference, against: nil) == nil)
    #expect(URLReference.resolve(reference, against: "http://example.org/") == nil)
    #expect(!URLReference.isSafe(reference))
  }

  @Test(arguments: ["", " ", "\n\t", "\u{0}"])
  func `nothing is no address`(reference: String) {
    #expect(URLReference.resolve(reference, against: "http://example.org/") == nil)
  }

  @Test(arguments: [
    "http://example.org", "HTTPS://example.org", "mailto:a@example.org", "tel:+1", "magnet:?xt=x",
    "xmpp:a@b", "irc://e.org/x", "news:x", "ftp://e.org", "a/b:c", "?a:b", "#a:b", "//e.org",
    "feed:https://e.org/javascript:x", "feed://e.org/",
  ])
  func `links that run nothing are safe`(address: String) { #expect(URLReference.isSafe(address)) }

  @Test(arguments: ["unknown:x", "x-apple:y", "ms-word:ofe|u|http://e.org"])
  func `schemes that nobody knows are not safe`(address: String) {
    #expect(!URLReference.isSafe(address))
  }

  @Test(arguments: Seed.several) func `resolving twice is resolving once`(seed: Seed) {
    var random = seed.generator
    let parts = [
      "http://", "a", "/", "..", ".", "?", "#", ":", " ", "\\", "//", "é", "%20", "&amp;", "\t",
    ]
    for _ in 0..<200 {
      let reference = (0..<Int.random(in: 1...8, using: &random))
        .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      guard let once = URLReference.resolve(reference, against: "https://e.org/a/b") else {
        continue
      }
      #expect(URLReference.resolve(once, against: "https://e.org/a/b") == once, "\(reference)")
    }
  }
}
