public import FeedModel
import FoundationEssentials
import XML

/// What happened to the feeds that are followed, as an Atom feed: one entry each, dated when it was
/// noticed.
public struct HealthAtom: OutputFormat {
  public let name = "health.atom"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let settings = edition.settings
    let feeds = Dictionary(
      edition.followed.map { ($0.subscription.url, $0) }, uniquingKeysWith: { first, _ in first })
    let start = Date(timeIntervalSince1970: 1_767_225_600)
    let writer = XMLWriter()
    writer.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) {
      AtomHead(
        id: settings.identity + "health", title: settings.title + ": health of the feeds",
        path: name, updated: edition.events.map(\.moment).max() ?? start
      ).write(settings, to: writer)
      var moment = ""
      var place = 0
      for event in edition.events.prefix(Self.limit) {
        place = event.moment.rfc3339 == moment ? place + 1 : 0
        moment = event.moment.rfc3339
        let feed = feeds[event.feed] ?? FollowedFeed(.init(url: event.feed), nil)
        entry(event, feed, updated: Self.instant(moment, place), settings, writer)
      }
    }
    try output(OutputFile(path: name, contents: writer.finish()))
  }

  private func entry(
    _ event: FeedEvent, _ feed: FollowedFeed, updated: String, _ settings: PublishSettings,
    _ writer: XMLWriter
  ) {
    let words = EventWords(event, feed)
    let parts = [event.feed.rawValue, event.kind.rawValue, event.moment.rfc3339]
    let hash = SHA256.hash(of: parts.joined(separator: "\u{0}")).hexadecimal(bytes: 8)
    writer.element("entry") {
      writer.element("id", text: settings.identity + "health/" + hash)
      writer.title(words.title)
      writer.element("published", text: event.moment.rfc3339)
      writer.element("updated", text: updated)
      if let page = IRI.web(feed.feed?.homePageURL ?? feed.subscription.homePageURL) {
        writer.element("link", ["rel": "alternate", "type": "text/html", "href": page])
      }
      writer.element(
        "content", ["type": "html"], text: "<p>" + PublishedText.escaped(words.text) + "</p>")
    }
  }

  /// A moment, so many milliseconds later: one run may notice much at once, and validators take
  /// entries of one time for mistakes.
  private static func instant(_ moment: String, _ place: Int) -> String {
    guard place > 0 else { return moment }
    return moment.dropLast() + "." + String(1000 + place).dropFirst() + "Z"
  }

  /// Entries at most; under a thousand.
  private static let limit = 200
}

/// What happened to a feed, in plain words.
public struct EventWords: Sendable {
  /// On one line.
  public let title: String
  /// With what to do about it.
  public let text: String

  public init(_ event: FeedEvent, _ feed: FollowedFeed) {
    let name = PublishedText.plain(Text(feed.name))
    let address = event.feed.description
    switch event.kind {
    case .moved:
      title = "\(name) moved"
      text =
        "\(address) moved for good. It is fetched from \(event.detail ?? "a new address") from now "
        + "on; put that address into your list of feeds."
    case .gone:
      title = "\(name) is gone"
      text =
        "The server of \(address) says that the feed is gone for good (410). It is not asked any "
        + "more; take it out of your list of feeds, or look for its new address."
    case .failing:
      title = "\(name) has failed for a week"
      text =
        "\(address) could not be read for a week: \(event.detail ?? "no reason is known"). It is "
        + "still asked now and then."
    case .recovered:
      title = "\(name) is back"
      text = "\(address) can be read again."
    }
  }
}
