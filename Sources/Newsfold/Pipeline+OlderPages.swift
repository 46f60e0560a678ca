import FeedFetching
import FeedModel
import FeedParsing
import FeedStorage
import FoundationEssentials

extension Pipeline {
  /// The older pages that bridge a gap: asked for when a feed is followed anew or when nothing on
  /// its newest page is known, until something known comes.
  ///
  /// At most ten pages and a thousand entries, none older than thirty days, of the feed's own site
  /// only, no page twice (RFC 5005). A page that cannot be read ends it; what came until then counts.
  func withOlderPages(
    _ newest: consuming ParsedFeed, of outcome: FetchOutcome, at now: Date
  ) async throws -> ParsedFeed {
    guard newest.feed.paging.older != nil else { return newest }
    let feed = outcome.subscription
    var parsed = newest
    var page = parsed
    var visited: Set<String> = [outcome.state.validators.url ?? feed.url.rawValue]
    for _ in 0..<Self.olderPages {
      guard parsed.entries.count < Self.olderEntries, page.reaches(after: now - Self.olderSeconds),
        try await store.known(like: page.entries, in: feed.url).isEmpty,
        let address = page.feed.paging.older, visited.insert(address).inserted,
        let document = try? await fetcher.page(at: address, of: feed, outcome.state),
        let older = try? parser.parse(document, feed: feed.url)
      else { break }
      parsed.entries += older.entries.prefix(Self.olderEntries - parsed.entries.count)
      page = older
    }
    return parsed
  }

  private static var olderPages: Int { 10 }
  private static var olderEntries: Int { 1000 }
  private static var olderSeconds: Double { 30 * 86_400 }
}

extension Feed.Paging {
  /// The document with the next older entries.
  fileprivate var older: String? { previousArchive ?? next }
}

extension ParsedFeed {
  /// Whether something in it is newer than a moment, or says nothing of its time.
  fileprivate func reaches(after moment: Date) -> Bool {
    entries.contains { ($0.date ?? .distantFuture) > moment }
  }
}
