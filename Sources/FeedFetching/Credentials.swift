import FeedModel
import FoundationEssentials

/// The user name and password in an address, which only its own site may see.
///
/// They travel apart from the address from the first step on, so that no redirect, message, log or
/// published file can carry them. Sources: RFC 3986 section 3.2.1, RFC 7617.
struct Credentials: Sendable {
  /// The address without them.
  let address: String
  /// The value of the `Authorization` field; nil where there are none.
  private let authorization: String?
  private let origin: Origin?

  init(in address: String) {
    origin = Origin(address)
    guard address.contains("@"), var parts = URLComponents(string: address), let user = parts.user
    else {
      self.address = address
      authorization = nil
      return
    }
    let text = user + ":" + (parts.password ?? "")
    authorization = "Basic " + Data(text.utf8).base64EncodedString()
    parts.user = nil
    parts.password = nil
    self.address = parts.string ?? address
  }

  /// Those in an address, else those of the feed's own address where both are one site: a server that
  /// says where the feed moved does not repeat them.
  init(in address: String, or feed: FeedURL) {
    let own = Credentials(in: address)
    let first = Credentials(in: feed.rawValue)
    let inherits = own.authorization == nil && own.origin == first.origin
    self.init(
      address: own.address, authorization: inherits ? first.authorization : own.authorization,
      origin: own.origin)
  }

  private init(address: String, authorization: String?, origin: Origin?) {
    self.address = address
    self.authorization = authorization
    self.origin = origin
  }

  /// What to send to a URL: nothing to another site than their own.
  func authorization(for url: String) -> String? {
    Origin(url) == origin ? authorization : nil
  }
}
