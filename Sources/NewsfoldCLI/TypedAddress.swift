import FeedModel
import FeedParsing
import Foundation

/// A feed's address as people type it: with or without a scheme, or a file beside the list.
struct TypedAddress {
  let url: FeedURL

  /// Reads an address; one without a scheme is a file if there is such a file or it looks like one,
  /// and https otherwise.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where it is none.
  init(_ text: String, folder: String) throws {
    let text = FeedAddress.withoutFeedScheme(text)
    let isComplete = Self.hasScheme(text) || Self.isFile(text, in: folder)
    guard let url = FeedURL(isComplete ? text : "https://" + text),
      isComplete || Self.isHost(Self.beginning(of: text))
    else { throw CommandFailure(.usage, "\(text): not an http, https or file address.") }
    self.url = url
  }

  private static func beginning(of text: String) -> Substring { text.prefix { $0 != "/" } }

  private static func hasScheme(_ text: String) -> Bool {
    ["http://", "https://", "file:"].contains { text.lowercasedASCII().hasPrefix($0) }
  }

  private static func isFile(_ text: String, in folder: String) -> Bool {
    let beginning = beginning(of: text)
    if beginning.isEmpty || beginning == "." || beginning == ".." { return true }
    if FileManager.default.fileExists(atPath: folder + "/" + text) { return true }
    let isName = beginning == text && endings.contains { text.lowercasedASCII().hasSuffix($0) }
    return isName || !beginning.contains(":") && !isHost(beginning)
  }

  /// Whether a text without slashes is that of a server: it has a dot or a port.
  private static func isHost(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return false }
    guard parts.count == 2 else { return name.contains(".") || name == "localhost" }
    return Int(parts[1].prefix { $0 != "?" }) != nil
  }

  private static let endings = [".xml", ".rss", ".atom", ".rdf", ".json"]
}
