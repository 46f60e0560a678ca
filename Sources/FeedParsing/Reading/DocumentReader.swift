import FeedModel
import XML

/// Reads a document by the tables of the format its root element names.
final class DocumentReader: XMLHandler {
  let document: DocumentContext
  /// What is read, as soon as the root element is known to be that of a feed.
  private(set) var draft: Box<FeedDraft>?
  /// The name of the root element, feed or not.
  private(set) var root: String?
  private var frames: [any Frame] = []
  private var scopes: [Scope]
  private var isInLeaf = false
  private var names: [ElementName?] = []

  init(document: DocumentContext, base: String?) {
    self.document = document
    self.scopes = [Scope(language: nil, base: base)]
  }

  func start(_ tag: XMLElement) -> XMLContent {
    let scope = (scopes.last ?? Scope()).inside(tag)
    let element = Element(name: name(of: tag.name), tag: tag, scope: scope, document: document)
    let opening = frames.last?.open(element) ?? openRoot(element)
    switch opening {
    case .content(let wanted):
      isInLeaf = true
      return wanted == .children ? .nothing : wanted
    case .frame(let frame):
      frames.append(frame)
      scopes.append(scope)
      return .children
    }
  }

  func end(_ name: XMLName, content: String, hasElements: Bool) {
    if isInLeaf {
      isInLeaf = false
      frames.last?.finish(content, hasElements: hasElements)
    } else if let frame = frames.popLast() {
      scopes.removeLast()
      frame.close()
    }
  }

  private func openRoot(_ element: Element) -> Opening {
    root = root ?? element.tag.name.local
    guard draft == nil else { return .content(.nothing) }
    for format in FeedParser.formats {
      guard let version = format.version(ofRoot: element) else { continue }
      document.format = version
      let box = Box(FeedDraft(document: document, scope: element.scope))
      draft = box
      return .frame(format.frame(for: element, reading: box))
    }
    return .content(.nothing)
  }

  private func name(of name: XMLName) -> ElementName {
    if name.index < names.count, let known = names[name.index] { return known }
    while names.count <= name.index { names.append(nil) }
    let resolved = ElementName(Namespace(uri: name.namespace, prefix: name.prefix), name.local)
    names[name.index] = resolved
    return resolved
  }
}

/// A format of feeds in XML: how its root is known, and how it is read.
protocol FeedFormat: Sendable {
  /// The name of the version a root element announces, such as `rss20`; nil if it is another format.
  func version(ofRoot element: Element) -> String?
  /// The frame that reads the root's children.
  func frame(for root: Element, reading draft: Box<FeedDraft>) -> any Frame
}
