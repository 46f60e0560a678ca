import CXML

/// What libxml2 calls.
///
/// Members that are not set do nothing: no external subset is loaded, no entity but ours is known.
/// The members `error`, `warning` and `fatalError` are variadic and left out for `serror`.
@unsafe var xmlCallbacks: xmlSAXHandler {
  var handler = unsafe xmlSAXHandler()
  unsafe handler.initialized = XML_SAX2_MAGIC
  unsafe handler.startElementNs = {
    user, local, prefix, namespace, _, _, count, _, attributes in
    guard let local = unsafe local else { return }
    let pointers = unsafe UnsafeBufferPointer(
      start: attributes.map { UnsafeRawPointer($0) }?
        .assumingMemoryBound(to: UnsafePointer<UInt8>?.self),
      count: Int(count) * 5)
    unsafe reading(user)?.pointee.startElement(
      local, prefix: prefix, namespace: namespace, attributes: pointers)
  }
  unsafe handler.endElementNs = { user, _, _, _ in
    unsafe reading(user)?.pointee.endElement()
  }
  unsafe handler.characters = { user, bytes, count in
    unsafe reading(user)?.pointee.characters(
      UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  unsafe handler.ignorableWhitespace = handler.characters
  unsafe handler.cdataBlock = { user, bytes, count in
    unsafe reading(user)?.pointee.section(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  unsafe handler.comment = { user, text in
    guard let text = unsafe text else { return }
    unsafe reading(user)?.pointee.comment(String(cString: text))
  }
  unsafe handler.getEntity = { user, name in
    guard let name = unsafe name else { return nil }
    return unsafe reading(user)?.pointee.entity(named: String(cString: name))
  }
  unsafe handler.getParameterEntity = { user, name in
    guard let name = unsafe name else { return nil }
    return unsafe reading(user)?.pointee.entities.parameter(named: String(cString: name))
  }
  unsafe handler.entityDecl = { user, name, type, _, _, content in
    guard let name = unsafe name.map({ unsafe String(cString: $0) }),
      let entities = unsafe reading(user)?.pointee.entities
    else { return }
    let text = unsafe content.map { unsafe String(cString: $0) }
    if type == Int32(XML_EXTERNAL_PARAMETER_ENTITY.rawValue) {
      entities.declareExternalParameter(name)
    } else if type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue), let text {
      entities.declare(name, as: text)
    }
  }
  unsafe handler.serror = { user, error in
    guard let error = unsafe error else { return }
    unsafe reading(user)?.pointee.note(error.pointee)
  }
  return unsafe handler
}

/// The reading that a callback belongs to.
private func reading(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReading>? {
  unsafe user?.assumingMemoryBound(to: XMLReading.self)
}

extension XMLReading {
  fileprivate mutating func note(_ error: xmlError) {
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "unknown error"
    unsafe note(
      line: Int(error.line), code: Int(error.code),
      message: message.split(separator: "\n").first.map(String.init) ?? "unknown error")
  }
}
