import Testing

@testable import StoryClustering

struct FeedLanguagesTests {
  @Test func `a feed is usually in the language of nearly all its entries that tell one`() {
    var languages = FeedLanguages()
    for language in ["tl", "tl", nil, "tl", "tl"] { languages.add(language, in: 0) }
    #expect(languages.usual(in: 0) == nil)
    languages.add("tl", in: 0)
    languages.add("en", in: 0)
    #expect(languages.usual(in: 0) == "tl")
    languages.add("en", in: 0)
    #expect(languages.usual(in: 0) == nil)
    #expect(languages.usual(in: 1) == nil)
  }

  @Test func `of a feed that has said little the language of all feeds is expected`() {
    var languages = FeedLanguages()
    for _ in 0..<20 { languages.add("en", in: 0) }
    for _ in 0..<4 { languages.add("tl", in: 1) }
    #expect(languages.expected(in: 1) == "en")
    languages.add("tl", in: 1)
    #expect(languages.expected(in: 1) == "tl")
    #expect(languages.expected(in: 2) == "en")
  }
}
