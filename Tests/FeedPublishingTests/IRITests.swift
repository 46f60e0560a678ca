import Testing

@testable import FeedPublishing

struct IRITests {
  @Test(arguments: [
    ("https://a.example/path?q=1&r=[2];s", "https://a.example/path?q=1&r=[2];s"),
    ("http://A-b.1.example", "http://A-b.1.example"), ("HTTPS://a.example/", "HTTPS://a.example/"),
    ("https://a.example/a b", "https://a.example/a%20b"),
    ("https://a.example/100%", "https://a.example/100%25"),
    ("https://a.example/%C3%A9#x#y", "https://a.example/%C3%A9#x%23y"),
    ("https://a.example/{<>}", "https://a.example/%7B%3C%3E%7D"),
    ("https://ü.example/ö", "https://ü.example/ö"), (" https://a.example ", "https://a.example"),
    ("https://u@a.example:8080/x", "https://u@a.example:8080/x"),
    ("https://www./x", nil), ("https:///x", nil), ("https://", nil), ("https://-", "https://-"),
    ("ftp://a.example/x", nil), ("//a.example/x", nil), ("", nil), ("https://./", nil),
  ])
  func `an address of the web is told with what it may not hold encoded`(
    address: String, told: String?
  ) {
    #expect(IRI.web(address) == told)
    #expect(IRI.web(address) == (told == nil ? nil : IRI.absolute(address)))
  }
}
