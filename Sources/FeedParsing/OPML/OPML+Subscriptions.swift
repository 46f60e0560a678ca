public import FeedModel

extension OPML {
  /// The subscriptions in the order of the document; one that stands in several folders is there
  /// once, with all of them.
  ///
  /// Complexity: O(n).
  public var subscriptions: [Subscription] {
    var list = SubscriptionList()
    list.take(root.children, in: [])
    return list.subscriptions
  }

  /// Adds a feed's outline at the end of each of its folders, which are made where they are missing.
  ///
  /// Complexity: O(n) in the size of the list.
  public mutating func add(_ subscription: Subscription) {
    for path in subscription.folders.isEmpty ? [[]] : subscription.folders {
      let outline = path.reversed().reduce(OPMLElement(subscription)) {
        OPMLElement(folder: $1, holding: $0)
      }
      var parent = OPMLElement("body")
      parent.children = [outline]
      merge(parent) { _ in true }
    }
  }

  /// Adds the feeds of another list that are not in this one, in their folders there and with all
  /// that is said of them; gives their number.
  ///
  /// Complexity: O(n) in the size of both lists.
  public mutating func add(feedsOf other: OPML) -> Int {
    let known = Set(subscriptions.map(\.url))
    merge(other.root) { !known.contains($0) }
    return other.subscriptions.count { !known.contains($0.url) }
  }

  /// Removes all outlines of a feed, and nothing else; gives whether there were any.
  ///
  /// Complexity: O(n).
  public mutating func remove(_ url: FeedURL) -> Bool { root.remove(url) }

  private mutating func merge(_ other: OPMLElement, taking isWanted: (FeedURL) -> Bool) {
    let body = root.children.firstIndex { $0.isNamed("body") } ?? root.children.count
    if body == root.children.count {
      var element = OPMLElement("body")
      element.name.namespace = root.name.namespace
      element.name.prefix = root.name.prefix
      root.children.append(element)
    }
    root.children[body].merge(other, taking: isWanted)
  }
}

/// Gathers the subscriptions of outlines, each once.
private struct SubscriptionList {
  private(set) var subscriptions: [Subscription] = []
  private var places: [FeedURL: Int] = [:]
  private var folders: [FeedURL: Set<[String]>] = [:]

  /// Takes the feeds among outlines that stand in a folder, and those inside of them.
  mutating func take(_ outlines: [OPMLElement], in folder: [String]) {
    for outline in outlines where !outline.isCommentedOut {
      if let url = outline.feedURL { take(outline, url, in: folder) }
      let name = outline.isFolder ? outline.outlineName : nil
      take(outline.children, in: folder + [name].compactMap(\.self))
    }
  }

  private mutating func take(_ outline: OPMLElement, _ url: FeedURL, in folder: [String]) {
    let place = places[url] ?? subscriptions.count
    if place == subscriptions.count {
      places[url] = place
      subscriptions.append(
        Subscription(
          url: url, title: outline.outlineName, homePageURL: outline["htmlUrl"],
          type: outline["type"]))
    }
    if !folder.isEmpty, folders[url, default: []].insert(folder).inserted {
      subscriptions[place].folders.append(folder)
    }
  }
}
