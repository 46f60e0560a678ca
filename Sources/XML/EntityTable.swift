import CXML

/// The entities of a document: HTML's, and the simple ones the document declares itself.
///
/// An entity is simple if its text is short and holds neither markup nor a reference, so that
/// nothing can be built up from entities. All others do nothing.
@safe
final class EntityTable {
  /// Whether an entity was used that nobody declared.
  private(set) var usedUndeclared = false
  private var declared: [String: String] = [:]
  private var inContent: [String: UnsafeMutablePointer<xmlEntity>] = unsafe [:]
  private var inAttributes: [String: UnsafeMutablePointer<xmlEntity>] = unsafe [:]
  private var parameters: [String: UnsafeMutablePointer<xmlEntity>] = unsafe [:]
  private var texts: [UnsafeMutablePointer<UInt8>] = unsafe []

  private static let longestText = 256
  private static let mostDeclarations = 256

  deinit {
    unsafe inContent.values.forEach { unsafe $0.deallocate() }
    unsafe inAttributes.values.forEach { unsafe $0.deallocate() }
    unsafe parameters.values.forEach { unsafe $0.deallocate() }
    unsafe texts.forEach { unsafe $0.deallocate() }
  }

  /// Takes note of a declaration, if it is simple.
  func declare(_ name: String, as text: String) {
    guard declared.count < Self.mostDeclarations, text.utf8.count <= Self.longestText,
      declared[name] == nil, !text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C })
    else { return }
    declared[name] = text
  }

  /// Takes note of an external parameter entity, which is never read, but is no error either.
  func declareExternalParameter(_ name: String) {
    guard unsafe parameters.count < Self.mostDeclarations, unsafe parameters[name] == nil else {
      return
    }
    let entity = unsafe made(name, text: "", type: XML_EXTERNAL_PARAMETER_ENTITY)
    unsafe parameters[name] = entity
  }

  /// The external parameter entity of a name; nil if none was declared.
  func parameter(named name: String) -> UnsafeMutablePointer<xmlEntity>? {
    unsafe parameters[name]
  }

  /// The text of a named entity; nil if nobody knows it.
  func text(of name: String) -> String? {
    if let own = declared[name] { return own }
    guard let character = HTMLEntity.character(named: name) else { return nil }
    usedUndeclared = true
    return character
  }

  /// The entity as libxml2 wants it.
  ///
  /// In content it looks like a predefined one, which is delivered as text at once; in an attribute
  /// like a general one, of which libxml2 leaves the reference for us to resolve.
  func entity(named name: String, inAttribute: Bool) -> UnsafeMutablePointer<xmlEntity>? {
    if let known = unsafe inAttribute ? inAttributes[name] : inContent[name] { return unsafe known }
    guard let text = text(of: name) else { return nil }
    let type = inAttribute ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY
    let entity = unsafe made(name, text: text, type: type)
    if inAttribute {
      unsafe inAttributes[name] = entity
    } else {
      unsafe inContent[name] = entity
    }
    return unsafe entity
  }

  private func made(
    _ name: String, text: String, type: xmlEntityType
  ) -> UnsafeMutablePointer<xmlEntity> {
    let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
    unsafe entity.initialize(to: xmlEntity())
    let bytes = unsafe copied(text)
    unsafe entity.pointee.type = XML_ENTITY_DECL
    unsafe entity.pointee.name = UnsafePointer(copied(name))
    unsafe entity.pointee.content = bytes
    // Set, so that libxml2 does not hang a text of its own here that nobody would free.
    unsafe entity.pointee.orig = bytes
    unsafe entity.pointee.length = Int32(text.utf8.count)
    // Neither zero, which means not looked at, nor odd, which means it holds a `<`.
    unsafe entity.pointee.checked = 2
    unsafe entity.pointee.etype = type
    return unsafe entity
  }

  private func copied(_ text: String) -> UnsafeMutablePointer<UInt8> {
    let bytes = Array(text.utf8) + [0]
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    for (offset, byte) in bytes.enumerated() { unsafe copy[offset] = byte }
    unsafe texts.append(copy)
    return unsafe copy
  }
}

/// The entities of HTML 4.
public enum HTMLEntity {
  /// The character an entity stands for; nil for a name that HTML 4 does not have.
  public static func character(named name: String) -> String? {
    let description = unsafe name.withCString { text in
      unsafe text.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) {
        unsafe htmlEntityLookup($0)
      }
    }
    guard let description = unsafe description,
      let scalar = unsafe Unicode.Scalar(description.pointee.value)
    else { return nil }
    return String(Character(scalar))
  }
}
