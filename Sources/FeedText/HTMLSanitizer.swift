import XML

/// Makes a stranger's HTML safe to show: known elements and attributes, harmless addresses.
///
/// The markup is read and written anew, so that nothing depends on how a browser forgives mistakes.
/// Nothing comes out whose content a browser would read by other rules than those of plain HTML: no
/// comments, no raw text, and in SVG and MathML nothing but harmless elements of their own; that is
/// what tricks with re-parsing (mXSS) need. Sanitising the result again changes nothing.
public struct HTMLSanitizer: Sendable {
  private let base: URLBase?
  private let accepted: HTMLElementSet
  private let removed: HTMLElementSet
  private let use: Use

  /// What the result is for.
  public enum Use: Sendable {
    /// To be kept as the publisher wrote it.
    case keeping
    /// To be told in another feed: without the controls of forms, which do nothing in a feed reader,
    /// and without addresses that no base makes absolute, which would lead elsewhere there.
    case retelling
  }

  /// A sanitiser that resolves addresses against a base; nil leaves relative ones relative.
  ///
  /// - Parameters:
  ///   - base: an absolute address.
  ///   - use: what the result is for.
  public init(base: String?, for use: Use = .keeping) {
    self.base = base.flatMap(URLBase.init)
    self.use = use
    let all = Self.acceptedElements
    switch use {
    case .keeping: (accepted, removed) = (all, Self.removedElements)
    case .retelling:
      accepted = all.subtracting(Self.formElements).subtracting(Self.choices)
      removed = Self.removedElements.union(Self.choices)
    }
  }

  /// The safe form of a fragment.
  public func sanitize(_ html: String) -> String {
    guard Self.mayBeMarkup(html) else { return html }
    var balancer = HTMLBalancer(
      html, keeping: accepted, skipping: removed)
    var output = HTMLWriter(reserving: html.utf8.count + html.utf8.count / 8)
    while let token = balancer.next() {
      switch token {
      case .startTag(let tag): write(tag, to: &output)
      case .endTag(let name): output.writeEndTag(name)
      case .text(let bytes): output.writeText(bytes)
      case .rawText(let bytes): output.writeEscaped(bytes, escapingQuotes: false)
      case .comment: continue
      }
    }
    return output.html
  }

  /// Whether there are bytes that may be more than text, or that have to be left out.
  private static func mayBeMarkup(_ html: String) -> Bool {
    let bytes = html.utf8.span
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xEF: return true
      case 0x09, 0x0A, 0x0D, 0x20...: continue
      default: return true
      }
    }
    return false
  }

  private func write(_ tag: HTMLStartTag, to output: inout HTMLWriter) {
    output.beginStartTag(tag.name)
    if let language = ForeignLanguage(tag.name) {
      return writeForeign(tag, of: language, to: &output)
    }
    var attributes = tag.writtenAttributes
    var written = SmallIndexSet()
    while let attribute = attributes.next() {
      // Of doubles browsers take the first, and so do we, even if it then has to go.
      guard let index = Self.acceptedAttributes.index(of: attribute.name),
        written.insert(index),
        let value = value(
          HTMLReference.decode(attribute.value, inAttribute: true),
          kind: Self.kind(ofAttribute: index), in: tag.name)
      else { continue }
      output.writeAttribute(Self.acceptedAttributes.names[index], value: value)
    }
    output.endStartTag(tag.name)
  }

  /// Writes the attributes of an element of SVG or MathML, and the rest of its tag.
  private func writeForeign(
    _ tag: HTMLStartTag, of language: ForeignLanguage, to output: inout HTMLWriter
  ) {
    var usesXLink = false
    if tag.name.isForeignRoot { output.writeAttribute("xmlns", value: language.namespace) }
    var attributes = tag.writtenAttributes
    var written = SmallIndexSet()
    while let attribute = attributes.next() {
      guard let index = Self.foreignAttributes.index(of: attribute.name), written.insert(index)
      else { continue }
      let value = HTMLReference.decode(attribute.value, inAttribute: true)
      let name = Self.foreignAttributes.names[index]
      guard let kept = language.value(value, of: name, address: address) else { continue }
      output.writeAttribute(name, value: kept)
      usesXLink = usesXLink || name.hasPrefix("xlink:")
    }
    // For readers that take it for XHTML.
    if usesXLink { output.writeAttribute("xmlns:xlink", value: ForeignLanguage.xlink) }
    output.endStartTag(tag.name)
  }

  /// The value an attribute may keep; nil if the attribute has to go.
  private func value(
    _ value: ArraySlice<UInt8>, kind: AttributeKind, in element: HTMLName
  ) -> ArraySlice<UInt8>? {
    if kind == .plain { return value }
    if kind == .target, Self.forms.contains(element) { return nil }
    if value.allSatisfy({ $0 <= 0x20 }) { return use == .retelling ? nil : [] }
    switch kind {
    case .source where Self.pictures.contains(element) && Self.isPictureData(value):
      return value.filter { $0 > 0x20 }[...]
    case .sourceSet: return safeSourceSet(value)
    case .plain, .link, .source, .target: return address(value)
    }
  }

  /// What an address means, if it is safe and means something where the result is read.
  private func address(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let safe = URLReference.safeBytes(of: value, against: base) else { return nil }
    guard use == .retelling, base == nil, safe.first != UInt8(ascii: "#") else { return safe }
    return URLParts(safe).scheme == nil ? nil : safe
  }

  /// The candidates of a `srcset` whose addresses are safe.
  private func safeSourceSet(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var safe: [UInt8] = []
    for candidate in SourceSet(value).candidates {
      guard let address = address(candidate.address) else { continue }
      if !safe.isEmpty { safe += Array(", ".utf8) }
      safe += address
      if !candidate.descriptor.isEmpty { safe += [0x20] + candidate.descriptor }
    }
    return safe.isEmpty ? nil : safe[...]
  }

  /// Whether an address holds a picture of a kind that cannot hold a script.
  private static func isPictureData(_ address: ArraySlice<UInt8>) -> Bool {
    guard address.first(where: { $0 > 0x20 }).map({ $0 | 0x20 }) == UInt8(ascii: "d") else {
      return false
    }
    let start = String(decoding: address.prefix(64).filter { $0 > 0x20 }, as: UTF8.self)
      .lowercased()
    return ["png", "gif", "jpeg", "webp"].contains { kind in
      start.hasPrefix("data:image/\(kind);") || start.hasPrefix("data:image/\(kind),")
    }
  }

  private static let pictures: HTMLElementSet = ["img"]
  private static let forms: HTMLElementSet = ["form"]
}

/// A set of small numbers that needs no memory of its own.
private struct SmallIndexSet {
  private var words = SIMD4<UInt64>()

  /// Adds a number below 256; whether it is new.
  mutating func insert(_ index: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(index & 63)
    defer { words[index >> 6] |= bit }
    return words[index >> 6] & bit == 0
  }
}
