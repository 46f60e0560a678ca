import CXML

/// Reads XML documents with libxml2's push parser and tells a handler of their elements.
///
/// Nothing outside the document is ever loaded, and no entity is built up from others. Elements that
/// are still open at the end of a document that was cut are ended, so that what they hold is not lost.
public struct XMLPushParser<Handler: XMLHandler> {
  /// Who is told; after reading, what it made of the document.
  public private(set) var handler: Handler

  /// A parser that tells a handler.
  public init(handler: Handler) { self.handler = handler }

  /// Reads a document without byte order mark and XML declaration.
  ///
  /// Complexity: O(n).
  ///
  /// - Throws: ``XMLError`` when the document is refused before it is read.
  public mutating func parse(_ document: UTF8Text, mode: XMLReadingMode) throws(XMLError)
    -> XMLReport
  {
    // libxml2 would take zeros for a sign of UTF-16 or UTF-32 and convert the text once more.
    if document.bytes.hasZero {
      let text = UTF8Text(repairing: document.bytes.filter { $0 != 0 })
      let report = try parse(text, mode: mode)
      return XMLReport(
        problems: report.problems + [XMLProblem(line: 0, code: 0, message: "zeros in the text")],
        isWellFormed: false, isComplete: report.isComplete)
    }
    let outline = mode == .strict ? MarkupOutline(of: document) : nil
    if outline == nil, let offset = StartTagGuard.absurdTag(in: document.bytes) {
      throw .absurdStartTag(line: 1 + document.bytes.prefix(offset).count { $0 == 0x0A })
    }
    return try read(document, outline: outline, mode: mode)
  }

  private mutating func read(
    _ document: UTF8Text, outline: MarkupOutline?, mode: XMLReadingMode
  ) throws(XMLError) -> XMLReport {
    var callbacks = unsafe xmlCallbacks
    guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else {
      throw .outOfMemory
    }
    defer { unsafe close(context) }
    var options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
    options |= XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    if mode == .recovering { options |= XML_PARSE_RECOVER.rawValue }
    unsafe _ = xmlCtxtUseOptions(context, Int32(bitPattern: options))
    return unsafe document.bytes.withUnsafeBufferPointer { bytes in
      let setAside = outline.flatMap { SetAsideTexts($0.texts) }
      let reading = unsafe XMLReading(
        handler: handler, context: context, document: bytes, peculiarities: document.peculiarities,
        setAside: setAside)
      guard let outline, setAside != nil else { return unsafe read(bytes, as: reading) }
      return unsafe outline.bytes.withUnsafeBufferPointer { unsafe read($0, as: reading) }
    }
  }

  /// Has libxml2 read bytes and call a reading, which stands in memory of its own meanwhile.
  private mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, as reading: consuming XMLReading
  ) -> XMLReport {
    let context = unsafe reading.context
    let memory = UnsafeMutablePointer<XMLReading>.allocate(capacity: 1)
    unsafe memory.initialize(to: reading)
    defer {
      unsafe memory.deinitialize(count: 1)
      unsafe memory.deallocate()
    }
    unsafe context.pointee.userData = UnsafeMutableRawPointer(memory)
    unsafe feed(bytes, to: context)
    let isValid = unsafe context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
    var report = unsafe memory.pointee.report
    report.isComplete = unsafe memory.pointee.isComplete
    report.isWellFormed = isValid && report.isComplete
    unsafe memory.pointee.endAll()
    if let told = unsafe memory.pointee.handler as? Handler { handler = told }
    return report
  }

  private func close(_ context: xmlParserCtxtPtr) {
    // Made by libxml2 itself as soon as a document declares an entity.
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
  }

  private func feed(_ bytes: UnsafeBufferPointer<UInt8>, to context: xmlParserCtxtPtr) {
    unsafe UnsafeRawBufferPointer(bytes).withMemoryRebound(to: CChar.self) { text in
      for start in stride(from: 0, to: text.count, by: chunkSize) {
        let size = min(chunkSize, text.count - start)
        let chunk = unsafe text.baseAddress?.advanced(by: start)
        unsafe _ = xmlParseChunk(context, chunk, Int32(size), 0)
      }
      unsafe _ = xmlParseChunk(context, nil, 0, 1)
    }
  }
}

/// How a document that is not well-formed is read.
public enum XMLReadingMode: Sendable {
  /// Up to the first error.
  case strict
  /// On and on.
  case recovering
}

/// libxml2 is slower with more or less at a time.
private let chunkSize = 16 * 1024
