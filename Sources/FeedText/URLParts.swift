/// The five parts of an address (RFC 3986, section 3).
struct URLParts: Sendable {
  var scheme: ArraySlice<UInt8>?
  var authority: ArraySlice<UInt8>?
  var path: ArraySlice<UInt8>
  var query: ArraySlice<UInt8>?
  var fragment: ArraySlice<UInt8>?

  /// Takes an address apart; every text has a reading.
  init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    fragment = Self.cut(&rest, at: UInt8(ascii: "#"))
    query = Self.cut(&rest, at: UInt8(ascii: "?"))
    scheme = Self.cutScheme(&rest)
    path = rest
    if scheme.map(Self.isWeb) ?? true { straightenSlashes() }
    guard path.starts(with: Self.twoSlashes) else { return }
    let end = path.dropFirst(2).firstIndex(of: Self.slash) ?? path.endIndex
    authority = path[path.startIndex + 2..<end]
    path = path[end...]
  }

  /// Whether paths below this one mean something, unlike in `mailto:a@b.c`.
  var isHierarchical: Bool { authority != nil || path.first == Self.slash }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    if let scheme {
      bytes += scheme
      bytes.append(UInt8(ascii: ":"))
    }
    if let authority {
      bytes += Self.twoSlashes
      bytes += authority
    }
    bytes += path
    if let query {
      bytes.append(UInt8(ascii: "?"))
      bytes += query
    }
    if let fragment {
      bytes.append(UInt8(ascii: "#"))
      bytes += fragment
    }
    return bytes
  }

  /// The reference without dot segments if it is absolute, as it is otherwise.
  func normalized() -> URLParts {
    guard scheme != nil, isHierarchical else { return self }
    var parts = self
    parts.path = Self.removingDotSegments(path)
    return parts
  }

  /// The address that this reference means at a base (RFC 3986, 5.2.2).
  func resolved(against base: URLParts) -> URLParts {
    guard scheme == nil else { return normalized() }
    var target = self
    target.scheme = base.scheme
    if authority != nil { return target.normalized() }
    target.authority = base.authority
    if path.isEmpty {
      target.path = base.path
      target.query = query ?? base.query
    } else {
      target.path = Self.removingDotSegments(path.first == Self.slash ? path : merged(with: base))
    }
    return target
  }

  private func merged(with base: URLParts) -> ArraySlice<UInt8> {
    if base.authority != nil, base.path.isEmpty { return [Self.slash] + path }
    let folder = base.path.lastIndex(of: Self.slash).map { base.path[...$0] } ?? []
    return folder + path
  }

  /// RFC 3986, 5.2.4, in one pass.
  private static func removingDotSegments(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard path.contains(dot) else { return path }
    let segments = path.split(separator: slash, omittingEmptySubsequences: false)
    var kept: [ArraySlice<UInt8>] = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment.count {
      case 1 where segment.first == dot: if isLast { kept.append([]) }
      case 2 where segment.allSatisfy({ $0 == dot }):
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append([]) }
      default: kept.append(segment)
      }
    }
    return ArraySlice(kept.joined(separator: [slash]))
  }

  /// `\` for `/`, and one or three slashes for two, as people write them and browsers read them.
  private mutating func straightenSlashes() {
    if path.contains(UInt8(ascii: "\\")) {
      path = ArraySlice(path.map { $0 == UInt8(ascii: "\\") ? Self.slash : $0 })
    }
    guard scheme != nil ? path.first == Self.slash : path.starts(with: Self.twoSlashes) else {
      return
    }
    path = Self.twoSlashes + path.drop { $0 == Self.slash }
  }

  /// Cuts a text at the first separator and gives what stands behind it.
  private static func cut(_ rest: inout ArraySlice<UInt8>, at separator: UInt8) -> ArraySlice<
    UInt8
  >? {
    guard let index = rest.firstIndex(of: separator) else { return nil }
    defer { rest = rest[..<index] }
    return rest[(index + 1)...]
  }

  private static func cutScheme(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      let first = rest.first, (0x61...0x7A).contains(first | 0x20),
      rest[..<colon].allSatisfy(isSchemeByte)
    else { return nil }
    defer { rest = rest[(colon + 1)...] }
    return rest[..<colon]
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), dot: true
    default: false
    }
  }

  /// Whether two schemes are the same one.
  static func areEqual(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>?) -> Bool {
    one.lazy.map { $0 | 0x20 }.elementsEqual((other ?? []).lazy.map { $0 | 0x20 })
  }

  private static func isWeb(_ scheme: ArraySlice<UInt8>) -> Bool {
    areEqual(scheme, http) || areEqual(scheme, https) || areEqual(scheme, ftp)
  }

  private static let http = Array("http".utf8)[...]
  private static let https = Array("https".utf8)[...]
  private static let ftp = Array("ftp".utf8)[...]
  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
  private static let twoSlashes = Array("//".utf8)[...]
}
