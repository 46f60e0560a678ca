import CXML

extension XMLPushParser {
  /// What libxml2 calls.
  ///
  /// Members that are not set do nothing: no external subset is loaded, no entity but ours is known.
  /// The members `error`, `warning` and `fatalError` are variadic and left out for `serror`.
  static var callbacks: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = {
      user, local, prefix, namespace, _, _, count, _, attributes in
      guard let local = unsafe local else { return }
      let pointers = unsafe UnsafeBufferPointer(
        start: attributes.map { UnsafeRawPointer($0) }?
          .assumingMemoryBound(to: UnsafePointer<UInt8>?.self),
        count: Int(count) * 5)
      unsafe XMLPushParser.with(user) {
        unsafe $0.startElement(local, prefix: prefix, namespace: namespace, attributes: pointers)
      }
    }
    unsafe handler.endElementNs = { user, _, _, _ in
      unsafe XMLPushParser.with(user) { $0.endElement() }
    }
    unsafe handler.characters = { user, bytes, count in
      unsafe XMLPushParser.with(user) {
        unsafe $0.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    unsafe handler.ignorableWhitespace = handler.characters
    unsafe handler.cdataBlock = handler.characters
    unsafe handler.getEntity = { user, name in
      guard let name = unsafe name else { return nil }
      return unsafe XMLPushParser.with(user) {
        unsafe $0.entities.entity(named: String(cString: name), inAttribute: $0.isInAttribute)
      }
    }
    unsafe handler.getParameterEntity = { user, name in
      guard let name = unsafe name else { return nil }
      return unsafe XMLPushParser.with(user) {
        unsafe $0.entities.parameter(named: String(cString: name))
      }
    }
    unsafe handler.entityDecl = { user, name, type, _, _, content in
      guard let name = unsafe name.map({ unsafe String(cString: $0) }) else { return }
      let text = unsafe content.map { unsafe String(cString: $0) }
      unsafe XMLPushParser.with(user) { parser in
        if type == Int32(XML_EXTERNAL_PARAMETER_ENTITY.rawValue) {
          parser.entities.declareExternalParameter(name)
        } else if type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let text {
          parser.entities.declare(name, as: text)
        }
      }
    }
    unsafe handler.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe XMLPushParser.with(user) { unsafe $0.note(error.pointee) }
    }
    return unsafe handler
  }

  private func note(_ error: xmlError) {
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "unknown error"
    unsafe note(
      line: Int(error.line), code: Int(error.code),
      message: message.split(separator: "\n").first.map(String.init) ?? "unknown error")
  }

  private static func with<Result>(
    _ user: UnsafeMutableRawPointer?, _ body: (XMLPushParser) -> Result
  ) -> Result where Result: ExpressibleByNilLiteral {
    guard let user = unsafe user else { return nil }
    return unsafe body(Unmanaged<XMLPushParser>.fromOpaque(user).takeUnretainedValue())
  }

  private static func with(_ user: UnsafeMutableRawPointer?, _ body: (XMLPushParser) -> Void) {
    guard let user = unsafe user else { return }
    unsafe body(Unmanaged<XMLPushParser>.fromOpaque(user).takeUnretainedValue())
  }
}
