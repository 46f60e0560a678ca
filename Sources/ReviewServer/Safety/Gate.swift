import FoundationEssentials

/// Who gets in: the right Host, the token where one is asked for, changes from our own pages only.
actor Gate {
  /// Why somebody must log in first.
  struct Refusal: Sendable, Hashable {
    var status = WebAnswer.Status.unauthorized
    var words: String?
    /// How long to wait.
    var seconds: Double?
  }

  private var hosts: HostRule
  private let access: Site.Access
  nonisolated let changes: ChangeRule
  /// What the keeper's token file holds; nil where only this machine can ask.
  private nonisolated let secret: String?
  /// The value of the cookie of who is logged in; another one with every start.
  nonisolated let session = Secret.make()
  private var limit: FailureLimit
  private let start = ContinuousClock.now

  init(_ access: Site.Access, token: String, limit: FailureLimit = FailureLimit()) {
    self.access = access
    hosts = HostRule(listeningOn: access.address, port: access.port, others: access.hosts)
    changes = ChangeRule(token: token)
    secret = access.secret
    self.limit = limit
  }

  /// Notes the port that is listened on, once it is known.
  func listen(on port: Int) {
    hosts = HostRule(listeningOn: access.address, port: port, others: access.hosts)
  }

  /// Refuses requests that were not meant for us.
  ///
  /// - Throws: ``WebFailure``.
  func checkHost(_ request: WebRequest) throws(WebFailure) {
    guard !request.hosts.isEmpty else {
      throw WebFailure(.badRequest, "The request does not say which host it is for.")
    }
    guard hosts.admits(request.hosts) else {
      throw WebFailure(.forbidden, "These pages are not served under that name.")
    }
    guard request.target.hasPrefix("/"), request.target.utf8.count <= 8192 else {
      throw WebFailure(.badRequest, "The address is no path, or too long.")
    }
  }

  /// Refuses changes that do not come from our own pages.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - needsToken: whether the form must carry the token of this start.
  /// - Throws: ``WebFailure``.
  nonisolated func checkChange(_ request: WebRequest, needsToken: Bool) throws(WebFailure) {
    guard ChangeRule.isOwn(request) else {
      throw WebFailure(.forbidden, "Changes are made from the pages of this server only.")
    }
    let form = try request.form
    guard !needsToken || changes.admits(form) else {
      throw WebFailure(
        .forbidden, "The page is of an earlier start of the server; load it again.")
    }
  }

  /// Whether somebody must log in; nil if not.
  ///
  /// The cookie of this start is enough; the token itself is taken from the header Authorization too,
  /// as feed readers send it.
  func checkLogin(_ request: WebRequest) -> Refusal? {
    guard secret != nil else { return nil }
    if let cookie = request.cookie(Self.cookie), Secret.areEqual(cookie, session) { return nil }
    guard let authorization = request.headers["authorization"] else { return Refusal() }
    return check(Self.password(in: authorization) ?? "", of: request.remote)
  }

  /// Why a token is not right, which is counted; nil if it is.
  func check(_ token: String, of remote: String) -> Refusal? {
    let now = start.duration(to: .now) / .seconds(1)
    if let wait = limit.wait(of: remote, at: now) {
      return Refusal(
        status: .tooMany, words: "Too many wrong tokens came from there; wait a minute.",
        seconds: wait)
    }
    if let secret, Secret.areEqual(token, secret) { return nil }
    limit.note(remote, at: now)
    return Refusal(words: "That is not the token.")
  }

  /// The cookie that says who is logged in.
  nonisolated static let cookie = "newsfold"

  /// The password of `Basic`, whatever the name, or the token of `Bearer`.
  private static func password(in authorization: String) -> String? {
    let parts = authorization.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0].lowercased() {
    case "bearer": return parts[1]
    case "basic":
      guard let bytes = Data(base64Encoded: parts[1]) else { return nil }
      let pair = String(decoding: bytes, as: UTF8.self)
      return pair.firstIndex(of: ":").map { String(pair[pair.index(after: $0)...]) }
    default: return nil
    }
  }
}
