import ArgumentParser
import FeedModel
import FeedParsing
import Newsfold

extension Feeds {
  /// One more feed.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a feed to the list, which is made where there is none.",
      discussion: """
        The address is asked once: if a feed is there, it is added under its own name; if it is a \
        page, the feed it links to. Where a page links to several they are listed, and the command \
        is to be repeated with one of their addresses or with --feed N.

          newsfold feeds add example.org --folder World/Europe

        Exit status: 0 added; 1 no feed was found; 2 several were found and none was chosen.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var access: AccessOptions
    @OptionGroup(visibility: .hidden) var clock: ClockOption

    @Argument(
      help:
        "The feed's address, or that of a page that links to it; https where there is no scheme.")
    var url: String

    @Option(help: "Its name, instead of the one it gives itself.")
    var title: String?

    @Option(help: "The folder it goes into, names from the outermost joined by slashes.")
    var folder: String?

    @Option(help: ArgumentHelp("Take this one of the feeds a page links to.", valueName: "n"))
    var feed: Int?

    @Flag(help: "If there is no feed, try the usual places on that host, nine requests at most.")
    var wellKnown = false

    @Flag(
      name: [.customLong("no-check"), .customLong("offline")],
      help: "Add the address as it is, without asking it.")
    var noCheck = false

    func run() async throws {
      let workspace = try Workspace(options)
      let address = try TypedAddress(url, folder: workspace.feedsFolder).url
      var list = try FeedList.orNew(workspace.feedsPath)
      try list.refuseAgain(address)
      let found =
        noCheck
        ? FoundFeed(url: address) : try await search(workspace).feed(at: address)
      try list.refuseAgain(found.url)
      list.opml.add(subscription(found))
      try list.save()
      options.report("Added \(found.url) to \(list.path); the next run asks it.")
    }

    private func search(_ workspace: Workspace) async throws -> FeedSearch {
      let own = try await workspace.ownOutput()
      let finder = FeedFinder(
        fetcher: workspace.fetcher(access), at: clock.date, avoiding: own)
      return FeedSearch(
        finder: finder, choice: feed, triesUsualPlaces: wellKnown,
        say: { if !options.quiet { Terminal.say($0) } })
    }

    private func subscription(_ found: FoundFeed) -> Subscription {
      let path = folder.map { [$0.split(separator: "/").map(String.init)] } ?? []
      return Subscription(
        url: found.url, title: title ?? found.title, homePageURL: found.homePageURL, folders: path,
        type: "rss")
    }
  }
}
