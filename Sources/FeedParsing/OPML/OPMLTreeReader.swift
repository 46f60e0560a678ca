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
  private var comments: OPMLComments
  /// The tags so far, of the start and of the end.
  private var tags = 0

  init(parents: Set<Int>, comments: OPMLComments, skippedLines: Int) {
    self.parents = parents
    self.comments = comments
    self.skippedLines = skippedLines
  }

  func start(_ tag: XMLElement) -> XMLContent {
    var element = OPMLElement(tag)
    element.commentsAbove = comments.take(after: tags)
    tags += 1
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
    takeComments(inside: &element)
    tags += 1
    if open.isEmpty {
      root = root ?? element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  /// Takes the comments behind the last child, and behind the root, where only the root can keep them.
  ///
  /// Text is kept whole: a comment inside it goes above its element.
  private func takeComments(inside element: inout OPMLElement) {
    let taken = comments.take(after: open.isEmpty ? .max : tags)
    if element.text.isEmpty {
      element.commentsAtEnd = taken
    } else {
      element.commentsAbove += taken
    }
  }
}
