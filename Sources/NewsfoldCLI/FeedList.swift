import FeedModel
import FeedParsing
import Foundation

/// The keeper's list of feeds: an OPML file.
struct FeedList {
  let path: String
  var opml: OPML

  /// Reads the list, which must be whole.
  ///
  /// - Throws: ``CommandFailure`` with status 2 naming file, line and cure.
  init(path: String) throws {
    guard path == "-" || FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        .usage,
        "\(path): there is no list of feeds. Name yours with --feeds FILE, or make one: "
          + "newsfold feeds add URL --feeds \(path)")
    }
    self.path = path
    let bytes = try InputFile(path).bytes()
    do throws(OPMLError) { opml = try OPMLReader().read(bytes) } catch {
      switch error {
      case .malformed(let line, let message):
        throw CommandFailure(.usage, "\(path):\(line): the list of feeds is broken: \(message)")
      case .notOPML(let root):
        throw CommandFailure(.usage, "\(path): no list of feeds (OPML), but <\(root)>.")
      }
    }
    // Part of a broken list may be missing, and writing it anew would make that last.
    guard opml.isWellFormed else {
      throw CommandFailure(
        .usage,
        "\(path): the list of feeds is broken, mend it first: "
          + opml.warnings.joined(separator: "; "))
    }
  }

  /// An empty list to be written.
  init(newAt path: String) {
    self.path = path
    opml = OPML(title: "Feeds")
  }

  /// The list there is, or an empty one where there is none.
  static func orNew(_ path: String) throws -> FeedList {
    FileManager.default.fileExists(atPath: path) ? try FeedList(path: path) : FeedList(newAt: path)
  }

  /// Refuses a feed that is in the list.
  func refuseAgain(_ url: FeedURL) throws {
    guard opml.subscriptions.contains(where: { $0.url == url }) else { return }
    throw CommandFailure(.failed, "\(url): this feed is in the list already.")
  }

  /// Writes the list in place of the old one, which is kept beside it as `.bak`.
  func save() throws {
    // The list may be a link to where the keeper really has it.
    let file = URL(filePath: path).resolvingSymlinksInPath()
    do {
      if let old = FileManager.default.contents(atPath: path) {
        try old.write(to: URL(filePath: path + ".bak"), options: .atomic)
      }
      try Data(OPMLWriter().write(opml).utf8).write(to: file, options: .atomic)
    } catch {
      throw CommandFailure(.failed, "\(path): the list cannot be written: \(error)")
    }
  }
}
