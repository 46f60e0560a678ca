import FeedModel
import XML

/// Builds the tree of a document.
struct OPMLTreeReader: XMLHandler {
  private(set) var root: OPMLElement?
  private(set) var warnings: [String] = []
  private let skippedLines: Int
  private var open: [OPMLElement] = []
  /// The comments since the last tag.
  private var comments: [String] = []

  init(skippedLines: Int) { self.skippedLines = skippedLines }

  mutating func start(_ tag: XMLElement) -> XMLContent {
    var element = OPMLElement(tag)
    swap(&element.commentsAbove, &comments)
    if let address = element.feedAddress, FeedURL(address) == nil {
      let line = tag.line + skippedLines
      warnings.append("line \(line): no address of a feed: \(address.prefix(80))")
    }
    open.append(element)
    return .childrenAndText
  }

  mutating func end(content: String, hasElements: Bool) {
    guard var element = open.popLast() else { return }
    if element.children.isEmpty { element.text = content.withoutControls }
    // Text is kept whole: a comment inside it goes above its element.
    if element.text.isEmpty {
      element.commentsAtEnd += comments
    } else {
      element.commentsAbove += comments
    }
    comments = []
    if open.isEmpty {
      root = root ?? element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  mutating func comment(_ text: String) {
    // Behind the root there is only the root to keep it.
    if open.isEmpty, root != nil {
      root?.commentsAtEnd.append(text)
    } else {
      comments.append(text)
    }
  }
}
