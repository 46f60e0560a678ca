import FeedModel

/// A web address that a browser and a validator of HTML take as it stands.
struct PageAddress {
  let text: String

  /// Nil if it is no http or https address, or has a host that cannot be one.
  ///
  /// Brackets outside of the host are percent-encoded. Source: URL standard, 4.3.
  init?(_ address: String?) {
    guard let address = IRI.web(address), let slashes = address.firstRange(ofASCII: "://") else {
      return nil
    }
    let rest = address[slashes.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard Self.isHost(authority) else { return nil }
    let end = authority.endIndex
    let path = rest[end...].replacing("[", with: "%5B").replacing("]", with: "%5D")
    text = String(address[..<end]) + path
  }

  /// The address fit for an attribute.
  var escaped: String { PublishedText.escaped(text) }

  /// Whether a name and a port are what they should be: without a user, whom browsers would hide.
  private static func isHost(_ authority: Substring) -> Bool {
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, parts.count <= 2, !name.hasPrefix("."),
      !name.hasPrefix("-")
    else { return false }
    let isName = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "." || $0 == "-"
    }
    return isName && !name.contains("..")
      && (parts.count == 1 || parts[1].isEmpty || UInt16(parts[1]) != nil)
  }
}
