import FeedModel

extension OPMLElement {
  /// Takes over feeds of another element, in the folders they stand in there.
  ///
  /// A folder that is here by name is used, another is made as it is there, attributes and all.
  /// Complexity: O(n) in the size of both.
  mutating func merge(_ other: OPMLElement, taking isWanted: (FeedURL) -> Bool) {
    var places: [String: Int] = [:]
    for (place, child) in children.enumerated() where child.isFolder {
      if let name = child.outlineName, places[name] == nil { places[name] = place }
    }
    take(other.children, &places, isWanted)
  }

  private mutating func take(
    _ outlines: [OPMLElement], _ places: inout [String: Int], _ isWanted: (FeedURL) -> Bool
  ) {
    for outline in outlines where !outline.isCommentedOut {
      if let url = outline.feedURL, isWanted(url) { children.append(adapted(outline)) }
      if outline.isFolder, let name = outline.outlineName {
        merge(folder: outline, name, &places, isWanted)
      } else {
        take(outline.children, &places, isWanted)
      }
    }
  }

  private mutating func merge(
    folder: OPMLElement, _ name: String, _ places: inout [String: Int],
    _ isWanted: (FeedURL) -> Bool
  ) {
    if let place = places[name] { return children[place].merge(folder, taking: isWanted) }
    var new = adapted(folder)
    new.merge(folder, taking: isWanted)
    guard !new.children.isEmpty else { return }
    places[name] = children.count
    children.append(new)
  }

  /// An outline with nothing in it, in the namespace of this document.
  private func adapted(_ outline: OPMLElement) -> OPMLElement {
    var outline = outline.emptied
    outline.name.namespace = name.namespace
    outline.name.prefix = name.prefix
    return outline
  }

  /// Removes the outlines of a feed and says whether there were any; what one held takes its place.
  ///
  /// Complexity: O(n).
  mutating func remove(_ url: FeedURL) -> Bool {
    var kept: [OPMLElement] = []
    var isFound = false
    for var child in children {
      if !child.isCommentedOut, child.remove(url) { isFound = true }
      if child.feedURL == url {
        isFound = true
        kept += child.children
      } else {
        kept.append(child)
      }
    }
    children = kept
    return isFound
  }
}
