import FeedModel

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
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">", "  <head>",
    ]
    lines.append("    <title>\(opml.title.map(Self.escaped) ?? "")</title>")
    lines += ["  </head>", "  <body>"]
    root.write(to: &lines, indentation: "    ")
    lines += ["  </body>", "</opml>", ""]
    return lines.joined(separator: "\n")
  }

  /// A text as it can stand in an attribute.
  fileprivate static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
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

  func write(to lines: inout [String], indentation: String) {
    for member in members {
      switch member {
      case .feed(let subscription):
        lines.append(indentation + Self.outline(of: subscription))
      case .folder(let name, let place):
        lines.append("\(indentation)<outline text=\"\(OPMLWriter.escaped(name))\">")
        folders[place].write(to: &lines, indentation: indentation + "  ")
        lines.append(indentation + "</outline>")
      }
    }
  }

  private static func outline(of subscription: Subscription) -> String {
    let name = subscription.title.map(OPMLWriter.escaped)
    let attributes = [
      ("type", OPMLWriter.escaped(subscription.type ?? "rss")),
      ("text", name ?? OPMLWriter.escaped(subscription.url.rawValue)),
      ("title", name),
      ("xmlUrl", OPMLWriter.escaped(subscription.url.rawValue)),
      ("htmlUrl", subscription.homePageURL.map(OPMLWriter.escaped)),
    ]
    let written = attributes.compactMap { key, value in value.map { " \(key)=\"\($0)\"" } }
    return "<outline\(written.joined())/>"
  }
}
