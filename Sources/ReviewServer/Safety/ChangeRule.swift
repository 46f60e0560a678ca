/// Which requests may change something: those of our own pages.
struct ChangeRule: Sendable {
  /// What every form of this start carries.
  let token: String

  /// Whether a request comes from one of our pages.
  ///
  /// Its Origin is our own, or the browser says in Sec-Fetch-Site that it comes from the same origin;
  /// neither may say otherwise. (With `Referrer-Policy: no-referrer` browsers send `Origin: null` with
  /// forms of our own pages.) The Host was looked at before.
  ///
  /// - Parameter request: the request, whose Host is one of ours.
  /// - Returns: whether it may go on.
  static func isOwn(_ request: WebRequest) -> Bool {
    let site = request.headers["sec-fetch-site"]
    guard site == nil || site == "same-origin", let host = request.hosts.first else { return false }
    switch request.headers["origin"] {
    case nil, "null": return site == "same-origin"
    case let origin?:
      return ["http://", "https://"].contains { origin.lowercased() == $0 + host.lowercased() }
    }
  }

  /// Whether a form carries the token.
  func admits(_ form: FormFields) -> Bool {
    Secret.areEqual(form["token"] ?? "", token)
  }
}

/// Texts that nobody may guess.
enum Secret {
  /// A new one: 32 random bytes as hexadecimal digits.
  static func make() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether two texts are the same, in a time that does not tell where they differ.
  static func areEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard !b.isEmpty else { return false }
    var difference = a.count ^ b.count
    for place in b.indices { difference |= Int(b[place] ^ (place < a.count ? a[place] : 0)) }
    return difference == 0
  }
}
