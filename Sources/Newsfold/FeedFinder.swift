public import FeedFetching
public import FeedModel
public import FeedParsing
import FeedText
public import FoundationEssentials

/// Finds the feed at an address, or those that the page there links to.
public struct FeedFinder: Sendable {
  private let fetcher: FeedFetcher
  private let now: Date
  private let own: OwnOutput?
  private let parser = FeedParser()

  /// - Parameters:
  ///   - fetcher: what asks.
  ///   - now: the time.
  ///   - own: what must not be followed; nil if nothing was published yet.
  public init(fetcher: FeedFetcher, at now: Date, avoiding own: OwnOutput? = nil) {
    self.fetcher = fetcher
    self.now = now
    self.own = own
  }

  /// What is at an address; asks for it once, and for where it redirects to.
  public func finding(at address: FeedURL) async -> FeedFinding {
    let outcome = await fetcher.fetch(Subscription(url: address), FeedState(url: address), at: now)
    switch outcome.result {
    case .failed(let error): return .failure(error)
    case .document(let document): return finding(in: document, outcome)
    case .unchanged, .postponed: return .failure(.cancelled)
    }
  }

  /// The first feed in the usual places of an address's host; nil if none is there.
  ///
  /// Asks one after the other, and no more once the host does not answer or wants to be left alone.
  public func feedInUsualPlaces(near address: FeedURL) async -> FoundFeed? {
    for place in Self.usualPlaces {
      guard let url = URLReference.resolve(place, against: address.rawValue).flatMap(FeedURL.init),
        url != address
      else { continue }
      switch await finding(at: url) {
      case .feed(let feed): return feed
      case .page, .failure(.status(400..<429)), .failure(.status(430..<500)): continue
      case .failure, .own: return nil
      }
    }
    return nil
  }

  /// Where feeds usually are.
  public static let usualPlaces = [
    "/feed", "/rss", "/rss.xml", "/atom.xml", "/index.xml", "/feed.xml", "/feed.json", "/feed/",
    "/rss/",
  ]

  private func finding(in document: FetchedDocument, _ outcome: FetchOutcome) -> FeedFinding {
    let asked = outcome.subscription.url
    do throws(FeedParsingError) {
      let moved = outcome.state.announcedMove?.url
      let parsed = try parser.parse(document, feed: moved ?? asked)
      if own?.includes(parsed) ?? false { return .own }
      return .feed(FoundFeed(parsed.feed, at: moved ?? asked, isMoved: moved != nil))
    } catch {
      return .page(FeedDiscovery().feeds(in: document), error)
    }
  }
}

/// What is at an address.
public enum FeedFinding: Sendable, Equatable {
  case feed(FoundFeed)
  /// Something else, with the feeds it links to and the reason why it is none.
  case page([LinkedFeed], FeedParsingError)
  case failure(FetchError)
  /// What we publish ourselves.
  case own
}

/// A feed that was found.
public struct FoundFeed: Sendable, Hashable {
  /// Where it is for good.
  public let url: FeedURL
  public var title: String?
  public var homePageURL: String?
  /// Whether the address that was asked redirects there for good.
  public var isMoved = false

  public init(url: FeedURL) { self.url = url }

  init(_ feed: Feed, at url: FeedURL, isMoved: Bool) {
    self.url = url
    self.isMoved = isMoved
    let title = feed.title.map { $0.isMarkup ? HTMLText.plainText(of: $0.value) : $0.value }
    let words = title?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    self.title = words.isEmpty ? nil : words
    self.homePageURL = feed.homePageURL
  }
}
