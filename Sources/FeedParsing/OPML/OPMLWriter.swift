import FeedModel
import XML

/// Writes OPML 2.0 with nested folders: reading it again gives the same subscriptions.
public struct OPMLWriter: Sendable {
  public init() {}

  /// The document of a list.
  ///
  /// A subscription in several folders stands in each of them. Complexity: O(n log n).
  public func write(_ opml: OPML) -> String {
    var root = Folder()
    for subscription in opml.subscriptions {
      for folder in subscription.folders.isEmpty ? [[]] : subscription.folders {
        root.add(subscription, in: folder[...])
      }
    }
    let writer = XMLWriter()
    writer.element("opml", ["version": "2.0"]) {
      writer.element("head") { writer.element("title", text: opml.title ?? "") }
      writer.element("body") { root.write(to: writer) }
    }
    return String(decoding: writer.finish(), as: UTF8.self)
  }
}

/// A folder with what is in it, in the order it came.
private struct Folder {
  private enum Member {
    case feed(Subscription)
    case folder(String, Int)
  }

  private var members: [Member] = []
  private var folders: [Folder] = []
  private var places: [String: Int] = [:]

  mutating func add(_ subscription: Subscription, in path: ArraySlice<String>) {
    guard let name = path.first else {
      members.append(.feed(subscription))
      return
    }
    let place = places[name] ?? folders.count
    if place == folders.count {
      places[name] = place
      folders.append(Folder())
      members.append(.folder(name, place))
    }
    folders[place].add(subscription, in: path.dropFirst())
  }

  func write(to writer: XMLWriter) {
    for member in members {
      switch member {
      case .feed(let subscription): Self.write(subscription, to: writer)
      case .folder(let name, let place):
        writer.element("outline", ["text": name]) { folders[place].write(to: writer) }
      }
    }
  }

  private static func write(_ subscription: Subscription, to writer: XMLWriter) {
    writer.element(
      "outline",
      [
        "type": subscription.type ?? "rss",
        "text": subscription.title ?? subscription.url.rawValue, "title": subscription.title,
        "xmlUrl": subscription.url.rawValue, "htmlUrl": subscription.homePageURL,
      ])
  }
}
