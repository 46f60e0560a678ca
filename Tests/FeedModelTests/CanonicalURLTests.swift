import FeedModel
import Testing

struct CanonicalURLTests {
  @Test(arguments: [
    "https://www.example.org/news/1", "http://example.org/news/1/",
    "https://example.org:443/news/1#top", "HTTPS://Example.ORG/news/1?utm_source=rss&fbclid=x",
    " https://user:secret@example.org/news/1 ",
  ])
  func `addresses of one page compare equal`(address: String) {
    #expect(CanonicalURL(address)?.rawValue == "example.org/news/1")
  }

  @Test func `parameters that choose the page stay`() {
    #expect(CanonicalURL("https://e.org/?id=2&utm_medium=x")?.rawValue == "e.org?id=2")
    #expect(CanonicalURL("https://e.org/a?id=1") != CanonicalURL("https://e.org/a?id=2"))
  }

  @Test(arguments: ["", "mailto:a@b.c", "/news/1", "https://", "javascript:alert(1)"])
  func `what is no page has no canonical form`(address: String) {
    #expect(CanonicalURL(address) == nil)
  }

  @Test(arguments: [
    ("https://feeds.bbci.co.uk/news/rss.xml", "bbci.co.uk"), ("https://www.dw.com/en", "dw.com"),
    ("https://abc.net.au/x", "abc.net.au"), ("http://127.0.0.1:80/x", "127.0.0.1"),
    ("https://www.youtube.com/channel/UC1", "youtube.com/channel/UC1"),
    ("https://alice.substack.com/feed", "alice.substack.com"),
  ])
  func `the registered domain tells outlets apart`(address: String, domain: String) {
    #expect(Outlet.registeredDomain(of: address) == domain)
  }
}
