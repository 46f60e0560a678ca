import ArgumentParser
import FeedModel
import Foundation
import Newsfold
import SQLiteStorage

extension Feeds {
  /// When a feed is asked next, and why.
  struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say when a feed is asked next, and why not before.",
      discussion: """
        Asks nobody; tells what the last runs learned.

          newsfold feeds why https://example.org/feed
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup(visibility: .hidden) var clock: ClockOption

    @Argument(help: "The feed's address, or words of its title.")
    var feed: String

    @Flag(help: "As one JSON object.")
    var json = false

    func run() async throws {
      let workspace = try Workspace(options)
      let subscription = try workspace.subscription(feed)
      try workspace.requireData()
      let state =
        try await workspace.store().states()[subscription.url] ?? FeedState(url: subscription.url)
      if json { return try JSONOutput.put(FeedHealth(subscription, state, at: clock.date)) }
      Terminal.put(subscription.title.map { "\($0)\n\(subscription.url)" } ?? "\(subscription.url)")
      for line in FeedWords(state, at: clock.date).lines { Terminal.put(line) }
    }
  }
}

extension Workspace {
  /// The feed of the list that is meant by an address, or by words of a title.
  ///
  /// - Throws: ``CommandFailure`` where none or several are meant.
  func subscription(_ text: String) throws -> Subscription {
    let all = try subscriptions()
    let addresses = [FeedURL(text), try? TypedAddress(text, folder: feedsFolder).url]
    if let same = all.first(where: { feed in
      addresses.contains(feed.url) || feed.url.description == text
    }) {
      return same
    }
    let named = all.filter { $0.title?.lowercased().contains(text.lowercased()) == true }
    guard named.count != 1 else { return named[0] }
    guard named.isEmpty else {
      let list = named.prefix(10).map { "  \($0.url)  \($0.title ?? "")" }.joined(separator: "\n")
      throw CommandFailure(
        .usage, "\(text): \(named.count) feeds have that in their title:\n\(list)")
    }
    throw CommandFailure(
      .usage,
      "\(text): no feed of \(feedsPath) has this address or title; `newsfold feeds` lists them.")
  }
}
