import ArgumentParser
import FeedFetching
import FeedModel
import FeedParsing
import Foundation
import Newsfold
import SQLiteStorage

extension Feeds {
  /// One feed, asked now and shown.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Ask one feed now and show the whole exchange and what was read; nothing is stored.",
      discussion: """
        A feed of the list is asked with its validators, as a run would ask it, so an answer of 304 \
        says that all is well; --whole asks for everything.

          newsfold feeds check https://example.org/feed --whole

        Exit status: 0 a feed was read or nothing is new; 1 it failed.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup(visibility: .hidden) var clock: ClockOption

    @Argument(help: "The feed's address, or words of its title in the list.")
    var feed: String

    @Flag(help: "Ask for the whole feed, whatever was read before.")
    var whole = false

    func run() async throws {
      let workspace = try Workspace(options)
      let subscription =
        try (try? workspace.subscription(feed))
        ?? Subscription(url: TypedAddress(feed, folder: workspace.feedsFolder).url)
      var state = FeedState(url: subscription.url)
      if let known = try await workspace.knownState(of: subscription.url) { state = known }
      if whole { state.validators = Validators() }
      // The same bytes as last time are read again: somebody wants to see them.
      state.validators.bodyHash = nil
      let outcome = await workspace.fetcher(access).fetch(subscription, state, at: clock.date)
      let words = CheckWords(outcome, workspace.settings.fetch, at: clock.date)
      for line in words.lines { Terminal.put(line) }
      if words.hasFailed { throw CommandFailure(.failed) }
    }
  }
}

extension Workspace {
  /// What is remembered of a feed; nil where nothing is, or where there is no database yet.
  fileprivate func knownState(of url: FeedURL) async throws -> FeedState? {
    guard (try? requireData()) != nil else { return nil }
    return try await store().states()[url]
  }
}
