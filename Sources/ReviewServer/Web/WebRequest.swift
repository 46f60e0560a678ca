import FeedModel

/// A request as the pages see it.
public struct WebRequest: Sendable {
  /// The method, upper case.
  public var method: String
  /// Path and query as they came.
  public var target: String
  /// The values of the header Host; a request has exactly one.
  public var hosts: [String]
  /// All other headers by their names in lower case.
  public var headers: [String: String]
  public var body: [UInt8]
  /// Whose connection it came over: an address.
  public var remote: String

  public init(
    method: String, target: String, hosts: [String], headers: [String: String] = [:],
    body: [UInt8] = [], remote: String = ""
  ) {
    self.method = method
    self.target = target
    self.hosts = hosts
    self.headers = headers
    self.body = body
    self.remote = remote
  }

  /// The path as it came, without the query.
  var path: Substring { target.prefix { $0 != "?" } }

  /// What stands behind the question mark; empty if nothing does.
  var query: Substring { target.dropFirst(path.count + 1) }

  /// Whether it may change something.
  var isChange: Bool { method == "POST" }

  /// The fields of the query.
  ///
  /// - Throws: ``WebFailure`` where they are not well-formed.
  var fields: FormFields { get throws(WebFailure) { try FormFields(query) } }

  /// The fields of the form that was sent.
  ///
  /// - Throws: ``WebFailure`` where it is no form.
  var form: FormFields {
    get throws(WebFailure) {
      let type = headers["content-type"]?.prefix { $0 != ";" }.lowercased() ?? ""
      guard type == "application/x-www-form-urlencoded" else {
        throw WebFailure(.badRequest, "This is no form that the pages here send.")
      }
      return try FormFields(String(decoding: body, as: UTF8.self)[...])
    }
  }

  /// The value of a cookie.
  func cookie(_ name: String) -> String? {
    let pairs = (headers["cookie"] ?? "").split(separator: ";").map {
      String($0).trimmingASCIIWhitespace()
    }
    return pairs.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
  }
}
