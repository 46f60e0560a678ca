/// Addresses as feeds and their HTML write them: relative to a base, with white space, of any scheme.
public enum URLReference {
  /// The address that a reference means (RFC 3986, section 5); nil if it is empty or runs a script.
  ///
  /// White space around it and line breaks inside it are removed, spaces and the like are
  /// percent-encoded, other characters stay: the result is an IRI. Without a usable base a relative
  /// reference stays relative. As in browsers, `\` is `/`, slashes after `http:` may be too many or
  /// too few, and `http:x` is relative to an http base.
  public static func resolve(_ reference: String, against base: String?) -> String? {
    if isPlainWebAddress(reference.utf8.span) { return reference }
    let cleaned = URLBytes.cleaned(Array(reference.utf8)[...])
    guard !cleaned.isEmpty, !URLScheme.isScript(cleaned) else { return nil }
    let resolved = resolve(cleaned, against: base.flatMap(URLBase.init))
    return String(decoding: resolved, as: UTF8.self)
  }

  /// Whether an address may be shown as a link: relative, or of a scheme known to run nothing.
  public static func isSafe(_ url: String) -> Bool {
    isPlainWebAddress(url.utf8.span) || URLScheme.isSafe(URLBytes.cleaned(Array(url.utf8)[...]))
  }

  /// A reference resolved, if it is safe; the same as `resolve` and `isSafe` on bytes.
  static func safeBytes(of reference: ArraySlice<UInt8>, against base: URLBase?)
    -> ArraySlice<UInt8>?
  {
    if isPlainWebAddress(reference.span) { return reference }
    let cleaned = URLBytes.cleaned(reference)
    guard !cleaned.isEmpty, URLScheme.isSafe(cleaned) else { return nil }
    let resolved = resolve(cleaned, against: base)
    guard base?.isSafe != false || URLScheme.isSafe(resolved) else { return nil }
    return resolved[...]
  }

  private static func resolve(_ cleaned: [UInt8], against base: URLBase?) -> [UInt8] {
    var target = URLParts(cleaned[...])
    guard let base = base?.parts else { return target.normalized().bytes }
    if let scheme = target.scheme, target.authority == nil,
      URLParts.areEqual(scheme, base.scheme)
    {
      target.scheme = nil
    }
    return target.resolved(against: base).bytes
  }

  /// Whether an address is absolute, of http or https, and has nothing in it to change.
  ///
  /// Nearly all addresses in feeds are such, and then nothing has to be copied.
  private static func isPlainWebAddress(_ bytes: Span<UInt8>) -> Bool {
    guard let host = URLScheme.endOfWebPrefix(bytes) else { return false }
    var previous = UInt8(ascii: "/")
    for index in host..<bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") || URLBytes.needsEncoding(byte)
      {
        return false
      }
      if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") || byte == previous {
        return false
      }
      previous = byte
    }
    return true
  }
}

/// A base that references can be resolved against.
struct URLBase: Sendable {
  let parts: URLParts
  /// Whether its scheme is known to run nothing; what is relative to another is not safe either.
  let isSafe: Bool

  /// A base from an address; nil if it is relative, has no paths below it or runs a script.
  init?(_ address: String) {
    let cleaned = URLBytes.cleaned(Array(address.utf8)[...])
    guard !URLScheme.isScript(cleaned) else { return nil }
    isSafe = URLScheme.isSafe(cleaned)
    parts = URLParts(cleaned[...]).normalized()
    guard parts.scheme != nil, parts.isHierarchical else { return nil }
  }
}

/// The bytes that addresses are made of.
enum URLBytes {
  /// The bytes without white space and controls at the ends, without line breaks, and encoded.
  static func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
      let last = bytes.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(last - first + 1)
    for byte in bytes[first...last] where byte >= 0x20 && byte != 0x7F {
      if needsEncoding(byte) {
        cleaned += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        cleaned.append(byte)
      }
    }
    return cleaned
  }

  /// Whether a byte may not stand in an IRI; `\` may not either, but is read as `/` instead.
  static func needsEncoding(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)
}
