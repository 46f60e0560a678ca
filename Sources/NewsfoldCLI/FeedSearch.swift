import FeedFetching
import FeedModel
import FeedParsing
import Newsfold

/// The search for the feed that the keeper means by an address, told as it goes.
struct FeedSearch {
  let finder: FeedFinder
  /// The number of the feed to take where a page links to several.
  var choice: Int?
  var triesUsualPlaces = false
  /// Says what the keeper should know.
  var say: (String) -> Void = { _ in }

  /// The feed at an address, or behind it.
  ///
  /// - Throws: ``CommandFailure`` where there is none, or several and nobody to choose.
  func feed(at address: FeedURL) async throws -> FoundFeed {
    switch await finder.finding(at: address) {
    case .feed(let feed): return told(feed)
    case .page(let links, let error):
      guard links.isEmpty else { return try await feed(among: links, of: address) }
      return try await usualFeed(near: address, since: "\(error.words), and it links to no feed")
    case .own: throw CommandFailure(.failed, Self.ownWords(address))
    case .failure(.unreadableFile(let words)):
      say("\(address): added, but for now the file cannot be read: \(words).")
      return FoundFeed(url: address)
    case .failure(.status(let status)) where triesUsualPlaces:
      return try await usualFeed(near: address, since: FetchError.status(status).words)
    case .failure(let error):
      throw CommandFailure(
        .failed,
        "\(address): \(error.words). Nothing was added; --no-check adds an address without asking.")
    }
  }

  private static func ownWords(_ address: FeedURL) -> String {
    "\(address): \(OwnOutput.words). Nothing was added."
  }

  private func told(_ feed: FoundFeed) -> FoundFeed {
    if feed.isMoved { say("The feed moved for good; its new address is added: \(feed.url)") }
    return feed
  }

  /// The feed in the usual places, if the keeper wants them to be tried.
  private func usualFeed(near address: FeedURL, since words: String) async throws -> FoundFeed {
    guard triesUsualPlaces else {
      throw CommandFailure(
        .failed,
        "\(address): \(words). Nothing was added; --well-known tries the usual places on its host: "
          + FeedFinder.usualPlaces.joined(separator: " "))
    }
    guard let feed = await finder.feedInUsualPlaces(near: address) else {
      throw CommandFailure(
        .failed, "\(address): \(words), nor is one in the usual places. Nothing was added.")
    }
    say("A feed in the usual places: \(feed.url)")
    return told(feed)
  }
}

// MARK: - A page's feeds

extension FeedSearch {
  private func feed(among links: [LinkedFeed], of page: FeedURL) async throws -> FoundFeed {
    let link = try chosen(from: links, of: page)
    let verb = link.isGuess ? "seems to link" : "links"
    switch await finder.finding(at: link.url) {
    case .feed(let feed):
      say("\(page) \(verb) to this feed: \(feed.title ?? "-"), \(link.url)")
      return told(feed)
    case .page(_, let error):
      throw unusable(link, "\(page) \(verb) to \(link.url), but there is \(error.words)")
    case .own: throw CommandFailure(.failed, Self.ownWords(link.url))
    case .failure(let error):
      throw unusable(link, "\(page) \(verb) to \(link.url), but: \(error.words)")
    }
  }

  private func unusable(_ link: LinkedFeed, _ words: String) -> CommandFailure {
    CommandFailure(
      .failed, "\(words). Nothing was added; --no-check adds an address without asking.")
  }

  private func chosen(from links: [LinkedFeed], of page: FeedURL) throws -> LinkedFeed {
    if let choice {
      guard links.indices.contains(choice - 1) else {
        throw CommandFailure(.usage, "--feed \(choice): \(page) links to \(links.count) feeds.")
      }
      return links[choice - 1]
    }
    if links.count == 1 { return links[0] }
    Terminal.put(Self.table(of: links))
    let answer = Terminal.answer(to: "Which one, 1 to \(links.count)? ")
    if let number = answer.flatMap({ Int($0) }), links.indices.contains(number - 1) {
      return links[number - 1]
    }
    throw CommandFailure(
      .usage,
      "\(page) links to \(links.count) feeds. Nothing was added; repeat the command with one of "
        + "these addresses, or with --feed N.")
  }

  private static func table(of links: [LinkedFeed]) -> String {
    var table = TextTable()
    for (index, link) in links.enumerated() {
      let format = (link.format?.rawValue ?? "-") + (link.isGuess ? " (a guess)" : "")
      table.add("\(index + 1)", link.title ?? "-", format, link.url.description)
    }
    return table.text
  }
}
