import XML

/// What schemes of addresses do.
enum URLScheme {
  /// Whether a cleaned address is relative or of a scheme known to run nothing.
  static func isSafe(_ address: [UInt8]) -> Bool {
    guard !isScript(address) else { return false }
    var rest = address[...]
    while let scheme = URLParts(rest).scheme {
      let name = String(decoding: scheme, as: UTF8.self).lowercased()
      guard safe.contains(name) else { return false }
      guard wrapping.contains(name) else { return true }
      rest = rest[(scheme.endIndex + 1)...]
    }
    return true
  }

  /// Whether a browser, however lenient, could take the scheme for one of a script or a local file.
  static func isScript(_ address: [UInt8]) -> Bool {
    let head = address.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    if hasScriptScheme(head) { return true }
    guard head.contains(UInt8(ascii: "&")) else { return false }
    // Escaped once too often: what decodes this again must not find a script.
    return hasScriptScheme(HTMLReference.decode(head))
  }

  private static func hasScriptScheme(_ address: ArraySlice<UInt8>) -> Bool {
    var rest = address
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      let scheme = lenientName(of: rest[..<colon])
      if script.contains(scheme) { return true }
      guard wrapping.contains(scheme) else { return false }
      rest = rest[(colon + 1)...]
    }
    return false
  }

  /// The beginning of a scheme in lower case, with spaces and controls of all kinds left out.
  private static func lenientName(of scheme: ArraySlice<UInt8>) -> String {
    var name: [UInt8] = []
    var rest = scheme
    while let byte = rest.first, name.count < 24 {
      let isEncodedSpace = rest.starts(with: encodedSpace)
      if byte > 0x20, !isEncodedSpace { name.append(byte) }
      rest = rest.dropFirst(isEncodedSpace ? encodedSpace.count : 1)
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  /// Where the host begins in an http or https address that is written as it should be.
  static func endOfWebPrefix(_ bytes: Span<UInt8>) -> Int? {
    let isSecure = bytes.count > 4 && bytes[4] == UInt8(ascii: "s")
    var position = 0
    for index in 0..<web.count where isSecure || index != 4 {
      guard position < bytes.count, bytes[position] == web[index] else { return nil }
      position += 1
    }
    return position == bytes.count ? nil : position
  }

  private static let web = Array("https://".utf8)
  private static let encodedSpace = Array("%20".utf8)

  private static let script: Set<String> = [
    "about", "blob", "chrome", "data", "file", "filesystem", "jar", "javascript", "jscript",
    "livescript", "mhtml", "mk", "mocha", "ms-its", "res", "resource", "vbs", "vbscript",
    "view-source", "wyciwyg",
  ]

  /// Schemes of feed readers that stand before another address: `feed:https://e.org/`.
  private static let wrapping: Set<String> = ["feed", "itpc", "pcast"]

  private static let safe: Set<String> = [
    "acct", "aim", "bitcoin", "callto", "cid", "doi", "facetime", "feed", "ftp", "ftps", "gemini",
    "geo", "git", "gopher", "hdl", "http", "https", "im", "imap", "irc", "irc6", "ircs", "itms",
    "jabber", "ldap", "magnet", "mailto", "matrix", "mid", "mms", "msnim", "news", "nntp", "pop",
    "rsync", "rtsp", "sftp", "sip", "sips", "skype", "sms", "snews", "ssh", "svn", "svn+ssh", "tag",
    "tel", "telnet", "urn", "wais", "webcal", "xmpp", "ymsg",
  ]
}
