import ArgumentParser
import FeedModel
import FeedParsing
import Foundation

/// The list of feeds and what to do with it.
struct Feeds: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, add, remove, check, import and export feeds; say when each is asked next.",
    subcommands: [
      List.self, Add.self, Remove.self, Check.self, Why.self, Import.self, Export.self,
    ],
    defaultSubcommand: List.self)
}

extension Feeds {
  /// The feeds with their folders.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the feeds.")

    @OptionGroup var options: GlobalOptions

    @Flag(help: "One JSON object a line.")
    var json = false

    func run() async throws {
      let subscriptions = try Workspace(options).subscriptions()
      if json { return try subscriptions.map(\.withoutSecrets).forEach(JSONOutput.put) }
      var table = TextTable()
      for subscription in subscriptions {
        let folders = subscription.folders.map { $0.joined(separator: "/") }.joined(separator: ", ")
        table.add(folders, subscription.title ?? "-", subscription.url.description)
      }
      Terminal.put(table.text)
    }
  }

  /// One feed less.
  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a feed off the list; its entries and stories stay.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The feed's address.")
    var url: String

    func run() async throws {
      let workspace = try Workspace(options)
      var list = try FeedList(path: workspace.feedsPath)
      let meant = [FeedURL(url), try? TypedAddress(url, folder: workspace.feedsFolder).url]
      guard meant.compactMap(\.self).contains(where: { list.opml.remove($0) }) else {
        throw CommandFailure(.failed, "\(url): no feed in \(list.path) has this address.")
      }
      try list.save()
      options.report("Taken off \(list.path); what it brought stays.")
    }
  }

  /// Another list's feeds.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add the feeds of an OPML file to the list; those in it already stay as they are.")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The OPML file; - is standard input.")
    var file: String

    func run() async throws {
      var list = try FeedList.orNew(try Workspace(options).feedsPath)
      let added = list.opml.add(feedsOf: try FeedList(path: file).opml)
      if added > 0 { try list.save() }
      options.report("\(added) feeds added to \(list.path).")
    }
  }

  /// The list for another reader.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the list as OPML, for another reader.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
      let list = try FeedList(path: try Workspace(options).feedsPath)
      Terminal.put(OPMLWriter().write(list.opml))
    }
  }
}

extension Subscription {
  /// The subscription without user name and password in its address.
  fileprivate var withoutSecrets: Subscription {
    var subscription = self
    subscription.url = FeedURL(url.description) ?? url
    return subscription
  }
}
