import CXML

/// Reads one XML document with libxml2's push parser and tells a handler of its elements.
///
/// Nothing outside the document is ever loaded, and no entity is built up from others. Elements that
/// are still open at the end of a document that was cut are ended, so that what they hold is not lost.
@safe
public final class XMLPushParser {
  /// How a document that is not well-formed is read.
  public enum Mode: Sendable {
    /// Up to the first error.
    case strict
    /// On and on.
    case recovering
  }

  let entities = EntityTable()
  var report = XMLReport()
  private let handler: any XMLHandler
  private var context: xmlParserCtxtPtr?
  private var names: [NameKey: XMLName] = [:]
  private var open: [XMLName] = []
  private var content = XMLContent.children
  /// How many elements are open inside the one whose content is collected.
  private var nested = 0
  /// Whether elements were in the one whose content is collected.
  private var hasElements = false
  private var text: [UInt8] = []
  private var markup = MarkupWriter()

  static let deepest = 200
  private static let chunkSize = 16 * 1024
  private static let mostProblems = 20

  /// A parser for one document.
  public init(handler: any XMLHandler) { self.handler = handler }

  /// Reads a document in UTF-8, without byte order mark and XML declaration.
  ///
  /// - Throws: ``XMLError`` when the document is refused before it is read.
  public func parse(_ bytes: [UInt8], mode: Mode) throws(XMLError) -> XMLReport {
    // libxml2 would take zeros for a sign of UTF-16 or UTF-32 and convert the text once more.
    if bytes.contains(0) {
      let report = try parse(bytes.filter { $0 != 0 }, mode: mode)
      return XMLReport(
        problems: report.problems + [XMLProblem(line: 0, code: 0, message: "zeros in the text")],
        isWellFormed: false, isComplete: report.isComplete)
    }
    if let offset = StartTagGuard.absurdTag(in: bytes) {
      throw .absurdStartTag(line: 1 + bytes[..<offset].count { $0 == 0x0A })
    }
    var callbacks = unsafe Self.callbacks
    let user = unsafe Unmanaged.passUnretained(self).toOpaque()
    guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, user, nil, 0, nil) else {
      throw .outOfMemory
    }
    unsafe self.context = context
    defer { unsafe close(context) }
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
    options |= XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if mode == .recovering { options |= XML_PARSE_RECOVER.rawValue }
    unsafe _ = xmlCtxtUseOptions(context, Int32(bitPattern: options))
    unsafe feed(bytes, to: context)
    let isValid = unsafe context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
    report.isComplete = open.isEmpty
    report.isWellFormed = isValid && report.isComplete
    while !open.isEmpty { endElement() }
    return report
  }

  private func close(_ context: xmlParserCtxtPtr) {
    // Made by libxml2 itself as soon as a document declares an entity.
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
    unsafe self.context = nil
  }

  private func feed(_ bytes: [UInt8], to context: xmlParserCtxtPtr) {
    unsafe bytes.withUnsafeBufferPointer { all in
      unsafe all.withMemoryRebound(to: CChar.self) { all in
        var start = 0
        while start < all.count {
          let size = min(Self.chunkSize, all.count - start)
          let chunk = unsafe all.baseAddress?.advanced(by: start)
          unsafe _ = xmlParseChunk(context, chunk, Int32(size), 0)
          start += size
        }
        unsafe _ = xmlParseChunk(context, nil, 0, 1)
      }
    }
  }
}

extension XMLPushParser {
  /// Whether an attribute's value is being read.
  var isInAttribute: Bool {
    unsafe context.map { unsafe $0.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE } ?? false
  }

  func note(line: Int, code: Int, message: String) {
    guard report.problems.count < Self.mostProblems else { return }
    report.problems.append(XMLProblem(line: line, code: code, message: message))
  }

  func startElement(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
    attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) {
    let name = unsafe name(local, prefix: prefix, namespace: namespace)
    if open.count >= Self.deepest, let context = unsafe context {
      note(line: 0, code: 0, message: "elements nested more than \(Self.deepest) deep")
      unsafe xmlStopParser(context)
      return
    }
    open.append(name)
    guard content == .children else {
      nested += 1
      if content == .textOrMarkup {
        content = .markup
        let raw = text
        text.removeAll(keepingCapacity: true)
        MarkupWriter.escape(raw, into: &text)
      }
      hasElements = true
      if content == .html || content == .markup {
        unsafe markup.start(name, attributes: values(of: attributes), into: &text)
      }
      return
    }
    let line = unsafe context.map { unsafe Int(xmlSAX2GetLineNumber($0)) } ?? 0
    content = unsafe handler.start(
      XMLElement(name: name, attributes: values(of: attributes), line: line))
  }

  func endElement() {
    guard let name = open.popLast() else { return }
    if content == .children { return handler.end(name, content: "", hasElements: true) }
    if nested > 0 {
      nested -= 1
      if content == .html || content == .markup { markup.end(name, into: &text) }
      return
    }
    let collected = MisplacedControls.replaced(in: text)
    text.removeAll(keepingCapacity: true)
    content = .children
    handler.end(name, content: collected, hasElements: hasElements)
    hasElements = false
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch content {
    case .children, .nothing: return
    case .text, .html, .textOrMarkup: unsafe text.append(contentsOf: bytes)
    case .markup: unsafe MarkupWriter.escape(bytes, into: &text)
    }
  }

  private func values(
    of attributes: UnsafeBufferPointer<UnsafePointer<UInt8>?>
  ) -> [XMLAttribute] {
    // Five pointers each: local name, prefix, URI, first byte of the value, the byte behind it.
    var result: [XMLAttribute] = []
    for first in stride(from: 0, to: attributes.count, by: 5) {
      guard let local = unsafe attributes[first], let start = unsafe attributes[first + 3],
        let end = unsafe attributes[first + 4]
      else { continue }
      let name = unsafe name(
        local, prefix: attributes[first + 1], namespace: attributes[first + 2])
      let raw = unsafe UnsafeBufferPointer(start: start, count: end - start)
      result.append(unsafe XMLAttribute(name: name, value: value(raw)))
    }
    return result
  }

  private func value(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    let text = unsafe String(decoding: raw, as: UTF8.self)
    guard unsafe raw.contains(0x26) else { return text }
    return resolved(text)
  }

  /// An attribute's value with the references that libxml2 leaves in it resolved: `&#38;` and entities.
  private func resolved(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let ampersand = rest.utf8.firstIndex(of: 0x26) {
      result += rest[..<ampersand]
      let behind = rest[rest.utf8.index(after: ampersand)...]
      guard let semicolon = behind.utf8.firstIndex(of: 0x3B) else { break }
      let name = String(behind[..<semicolon])
      if let replacement = name == "#38" ? "&" : entities.text(of: name) {
        result += replacement
        rest = behind[behind.utf8.index(after: semicolon)...]
      } else {
        result += "&"
        rest = behind
      }
    }
    return result + rest
  }

  private func name(
    _ local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
  ) -> XMLName {
    // libxml2 keeps one copy of each name, so that addresses can stand for names.
    let key = NameKey(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix),
      namespace: UInt(bitPattern: namespace))
    if let known = names[key] { return known }
    let name = unsafe XMLName(
      index: names.count, namespace: namespace.map { unsafe String(cString: $0) },
      prefix: prefix.map { unsafe String(cString: $0) }, local: String(cString: local))
    names[key] = name
    return name
  }

  private struct NameKey: Hashable {
    let local: UInt
    let prefix: UInt
    let namespace: UInt
  }
}
