import CXML

/// The state of one reading of a document: what libxml2's callbacks change.
///
/// It stands in memory of its own, so that a callback reaches it by its address alone.
@safe
struct XMLReading {
  /// Who is told.
  private(set) var handler: any XMLHandler
  let context: xmlParserCtxtPtr
  /// The document's bytes, which stay where they are until all is read.
  let document: UnsafeBufferPointer<UInt8>
  var report = XMLReport()
  let entities = EntityTable()
  /// The texts that libxml2 does not see; nil if it sees all.
  var setAside: SetAsideTexts?
  /// Used again for each of those that have references.
  var unescaped: [UInt8] = []
  var names = XMLNameTable()
  /// The open elements: their names' numbers, and what was wanted of the content they stand in.
  private var open: [(name: Int32, outer: XMLContent)] = []
  private var content = XMLContent.children
  /// How many elements are open inside the one whose content is collected.
  private var nested = 0
  /// Whether elements were in the one whose content is collected.
  private var hasElements = false
  private var text = CollectedText()
  private var markup = MarkupWriter()

  static let deepest = 200
  private static let mostProblems = 20

  init(
    handler: any XMLHandler, context: xmlParserCtxtPtr, document: UnsafeBufferPointer<UInt8>,
    peculiarities: UTF8Peculiarities, setAside: SetAsideTexts?
  ) {
    self.handler = handler
    unsafe self.context = context
    unsafe self.document = document
    self.setAside = setAside
    text.peculiarities = peculiarities
  }

  /// Whether every element that began has ended.
  var isComplete: Bool { open.isEmpty }

  /// The line that libxml2 has come to.
  var line: Int { unsafe Int(xmlSAX2GetLineNumber(context)) }
}

extension XMLReading {
  mutating func startElement(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
    attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) {
    if open.count >= Self.deepest {
      note(line: 0, code: 0, message: "elements nested more than \(Self.deepest) deep")
      unsafe xmlStopParser(context)
      return
    }
    let index = unsafe names.index(local: local, prefix: prefix, namespace: namespace)
    open.append((Int32(index), content))
    if content == .children || content == .childrenAndText {
      text.clear()
      content = unsafe handler.start(
        XMLElement(name: names[index], attributes: values(of: attributes), line: line))
    } else {
      unsafe startNested(names[index], attributes: attributes)
    }
  }

  private mutating func startNested(
    _ name: XMLName, attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) {
    nested += 1
    hasElements = true
    if content == .textOrMarkup {
      content = .markup
      let raw = text.bytes
      text.bytes.removeAll(keepingCapacity: true)
      MarkupWriter.escape(raw, into: &text.bytes)
    }
    if content == .html || content == .markup {
      unsafe markup.start(name, attributes: values(of: attributes), into: &text.bytes)
    }
  }

  mutating func endElement() {
    guard let element = open.popLast() else { return }
    if nested > 0 {
      nested -= 1
      if content == .html || content == .markup {
        markup.end(names[Int(element.name)], into: &text.bytes)
      }
      return
    }
    let isLeaf = content != .children && content != .childrenAndText
    content = element.outer
    handler.end(content: text.take(), hasElements: !isLeaf || hasElements)
    hasElements = false
  }

  /// Ends the elements that a document which was cut left open.
  mutating func endAll() {
    while !open.isEmpty { endElement() }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch content {
    case .children, .nothing: return
    case .text, .html, .textOrMarkup, .childrenAndText: unsafe text.append(bytes)
    case .markup: unsafe MarkupWriter.escape(bytes, into: &text.bytes)
    }
  }

  mutating func comment(_ text: String) {
    if content == .children || content == .childrenAndText { handler.comment(text) }
  }

  mutating func note(line: Int, code: Int, message: String) {
    guard report.problems.count < Self.mostProblems else { return }
    report.problems.append(XMLProblem(line: line, code: code, message: message))
  }

  /// The entity of a name; one of HTML that was not declared is taken note of once.
  mutating func entity(named name: String) -> UnsafeMutablePointer<xmlEntity>? {
    let isInAttribute = unsafe context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
    defer {
      if entities.usedUndeclared, !report.usesUndeclaredEntities {
        report.usesUndeclaredEntities = true
        note(line: line, code: 0, message: "the entity \(name) was not declared")
      }
    }
    return unsafe entities.entity(named: name, inAttribute: isInAttribute)
  }
}
