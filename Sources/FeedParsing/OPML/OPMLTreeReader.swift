import FeedModel
import XML

/// Learns which elements of a document hold others, so that the text of the rest can be asked for.
final class OPMLShapeReader: XMLHandler {
  /// The elements that hold others, counted in the order of their start tags.
  private(set) var parents: Set<Int> = []
  private var open: [Int] = []
  private var count = 0

  func start(_ element: XMLElement) -> XMLContent {
    if let parent = open.last { parents.insert(parent) }
    open.append(count)
    count += 1
    return .children
  }

  func end(_ name: XMLName, content: String, hasElements: Bool) { _ = open.popLast() }
}

/// Builds the tree of a document.
final class OPMLTreeReader: XMLHandler {
  private(set) var root: OPMLElement?
  private(set) var warnings: [String] = []
  private let parents: Set<Int>
  private let skippedLines: Int
  private var open: [OPMLElement] = []
  private var count = 0

  init(parents: Set<Int>, skippedLines: Int) {
    self.parents = parents
    self.skippedLines = skippedLines
  }

  func start(_ tag: XMLElement) -> XMLContent {
    let element = OPMLElement(tag)
    if let address = element.feedAddress, FeedURL(address) == nil {
      let line = tag.line + skippedLines
      warnings.append("line \(line): no address of a feed: \(address.prefix(80))")
    }
    open.append(element)
    count += 1
    return parents.contains(count - 1) ? .children : .text
  }

  func end(_ name: XMLName, content: String, hasElements: Bool) {
    guard var element = open.popLast() else { return }
    if content.trimmed != nil { element.text = content }
    if open.isEmpty {
      root = root ?? element
    } else {
      open[open.count - 1].children.append(element)
    }
  }
}
