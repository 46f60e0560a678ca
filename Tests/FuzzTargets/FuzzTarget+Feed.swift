import FeedModel
import FeedParsing
import FeedText

extension FuzzTarget {
  /// Feeds of every format.
  static let feed = FuzzTarget("feed") { try FeedProperties().check(FetchedDocument(bytes: $0)) }

  /// JSON Feed: the same as ``feed``, for a corpus and a dictionary of its own.
  static let json = FuzzTarget("json") { try FeedProperties().check(FetchedDocument(bytes: $0)) }
}

/// What has to hold of a document that is read as a feed.
struct FeedProperties {
  private let address = "https://feeds.example.org/dir/feed"

  /// Reads a document twice, writes it as JSON Feed and reads that; looks for what is dangerous.
  func check(_ document: FetchedDocument) throws {
    guard let feed = FeedURL(address) else { throw FuzzFinding("the feed has no address") }
    var document = document
    document.url = address
    let first = read(document, as: feed)
    try expect(first == read(document, as: feed), "reading again gives something else")
    guard case .success(let parsed) = first else { return }
    try parsed.checkTexts(against: address)
    try parsed.checkAddresses()
    let written = JSONFeedDocument(parsed).bytes
    try JSONOutline.check(written, of: parsed)
    let again = read(FetchedDocument(bytes: written, url: address), as: feed)
    guard case .success(let second) = again else {
      throw FuzzFinding("what was written is refused: \(again)")
    }
    try expect(
      second.entries.count == parsed.entries.count,
      "of \(parsed.entries.count) entries written \(second.entries.count) are read")
  }

  private func read(
    _ document: FetchedDocument, as feed: FeedURL
  ) -> Result<ParsedFeed, FeedParsingError> {
    Result { () throws(FeedParsingError) in try FeedParser().parse(document, feed: feed) }
  }
}

extension ParsedFeed {
  /// Markup that a feed holds is sanitised.
  fileprivate func checkTexts(against base: String) throws {
    for text in feed.texts + entries.flatMap(\.texts) where text.isMarkup {
      try HTMLProperties.checkSanitised(text.value)
    }
  }

  /// No address runs a script.
  fileprivate func checkAddresses() throws {
    for address in feed.addresses + entries.flatMap(\.addresses) {
      try expect(!HTMLDanger.isScript(address), "an address runs a script: \(address)")
    }
  }
}

extension Feed {
  fileprivate var texts: [Text] { [title, subtitle, summary, rights, info].compactMap(\.self) }

  fileprivate var addresses: [String] {
    let single = [homePageURL, feedURL, icon, favicon, image?.url, image?.link]
    let people = (authors + contributors).flatMap { [$0.url, $0.avatar] }
    return (single + people).compactMap(\.self) + links.map(\.href) + hubs
  }
}

extension Entry {
  fileprivate var texts: [Text] {
    [title, subtitle, summary, rights, source?.title, source?.subtitle].compactMap(\.self)
      + contents
  }

  fileprivate var addresses: [String] {
    let single = [url, externalURL, image, bannerImage, comments?.url, source?.url]
    let people = (authors + contributors).flatMap { [$0.url, $0.avatar] }
    return (single + people).compactMap(\.self) + links.map(\.href) + enclosures.map(\.url)
      + thumbnails.map(\.url)
  }
}
