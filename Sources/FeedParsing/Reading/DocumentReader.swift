import FeedModel
import XML

/// Reads a document by the tables of the format its root element names.
struct DocumentReader: XMLHandler {
  let document: DocumentContext
  /// What is read, as soon as the root element is known to be that of a feed.
  private(set) var draft: Box<FeedDraft>?
  /// The name of the root element, feed or not.
  private(set) var root: String?
  /// What reads the children of the element that is open, nil before the root; and of those around it.
  private var frame: (any Frame)?
  private var outerFrames: [any Frame] = []
  /// What is in force in the element that is open, and in those around it.
  private var scope: Scope
  private var outerScopes: [Scope] = []
  /// The element whose content is being read, and the place of the rule that wants it.
  private var leaf: (element: Element, place: Int)?
  /// Whether an element is open that is passed over.
  private var isPassingOver = false
  private var names: [KnownName?] = []

  init(document: DocumentContext, base: String?) {
    self.document = document
    self.scope = Scope(base: base, document: document)
  }

  mutating func start(_ tag: consuming XMLElement) -> XMLContent {
    let known = known(tag.name)
    let scope = tag.attributes.isEmpty ? scope : scope.inside(tag)
    let element = Element(known: known, tag: tag, scope: scope)
    switch frame?.open(element) ?? openRoot(element) {
    case .content(let wanted, let place):
      leaf = (element, place)
      return wanted
    case .frame(let inner):
      enter(inner, element.scope)
      return .children
    case .nothing:
      isPassingOver = true
      return .nothing
    }
  }

  mutating func end(content: consuming String, hasElements: Bool) {
    if isPassingOver {
      isPassingOver = false
    } else if let (element, place) = leaf.take() {
      frame?.finish(
        Content(value: content, hasElements: hasElements, element: element), byRuleAt: place)
    } else {
      frame?.close()
      leave()
    }
  }

  private mutating func enter(_ inner: any Frame, _ innerScope: Scope) {
    if let frame { outerFrames.append(frame) }
    outerScopes.append(scope)
    frame = inner
    scope = innerScope
  }

  private mutating func leave() {
    frame = outerFrames.popLast()
    if let outer = outerScopes.popLast() { scope = outer }
  }

  private mutating func openRoot(_ element: Element) -> Opening {
    root = root ?? element.tag.name.local
    guard draft == nil else { return .nothing }
    for format in FeedParser.formats {
      guard let version = format.version(ofRoot: element) else { continue }
      document.format = version
      let box = Box(FeedDraft(document: document, scope: element.scope))
      draft = box
      return .frame(format.frame(for: element, reading: box))
    }
    return .nothing
  }

  private mutating func known(_ name: XMLName) -> KnownName {
    if name.index < names.count, let known = names[name.index] { return known }
    while names.count <= name.index { names.append(nil) }
    let known = KnownName(
      ElementName(Namespace(uri: name.namespace, prefix: name.prefix), name.local))
    names[name.index] = known
    return known
  }
}

/// A format of feeds in XML: how its root is known, and how it is read.
protocol FeedFormat: Sendable {
  /// The name of the version a root element announces, such as `rss20`; nil if it is another format.
  func version(ofRoot element: Element) -> String?
  /// The frame that reads the root's children.
  func frame(for root: Element, reading draft: Box<FeedDraft>) -> any Frame
}
