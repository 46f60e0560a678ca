import FeedModel
import FeedStorage
import FoundationEssentials

/// The pages: for every request an answer, and nothing of the network.
public struct Site: Sendable {
  let newsroom: Newsroom
  let templates: Templates
  let facts: SiteFacts
  let gate: Gate

  /// Who may ask, and by which names.
  public struct Access: Sendable {
    /// The address and port that are listened on.
    public var address: String
    public var port: Int
    /// Further values of Host that are answered, such as the name of a reverse proxy.
    public var hosts: [String] = []
    /// What who asks must know; nil where only this machine can ask.
    public var secret: String?

    public init(address: String, port: Int) {
      self.address = address
      self.port = port
    }

    /// Whether only this machine can ask.
    public var isLoopback: Bool { HostRule.isLoopback(address) }
  }

  /// The pages of a newsroom.
  ///
  /// - Throws: when a template is not well-formed.
  public init(_ source: NewsroomSource, _ access: Access) throws {
    newsroom = Newsroom(source)
    templates = try Templates()
    facts = SiteFacts(token: Secret.make(), hasLogin: access.secret != nil)
    gate = Gate(access, token: facts.token)
  }

  /// Answers a request; whatever happens, there is an answer, and all headers are on it.
  public func answer(to request: WebRequest) async -> WebAnswer {
    var answer: WebAnswer
    do {
      answer = try await answerOrFail(request)
    } catch let failure as WebFailure {
      answer = trouble(failure)
    } catch {
      newsroom.source.say("newsfold: \(request.method) \(request.path): \(error)")
      answer = trouble(
        WebFailure(.failed, "Something went wrong; whoever started the server is told what."))
    }
    for (name, value) in SafetyHeaders.all where answer.headers[name] == nil {
      answer.headers[name] = value
    }
    if request.method == "HEAD" {
      answer.headers["content-length"] = "\(answer.body.count)"
      answer.body = []
    }
    return answer
  }

  /// The answer to a request that is not even looked at.
  func refuse(_ failure: WebFailure, of request: WebRequest) -> WebAnswer {
    var answer = trouble(failure)
    for (name, value) in SafetyHeaders.all { answer.headers[name] = value }
    return answer
  }

  private func answerOrFail(_ request: WebRequest) async throws -> WebAnswer {
    try await gate.checkHost(request)
    let (route, rest) = Route.find(String(request.path))
    if route?.isOpen != true, let refusal = await gate.checkLogin(request) {
      return login(refusal)
    }
    guard let route else { throw WebFailure.notFound }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let handler = route.handlers[method] else {
      var answer = trouble(
        WebFailure(.methodNotAllowed, "This address does not know the method \(request.method)."))
      answer.headers["allow"] = route.methods
      return answer
    }
    if request.isChange { try gate.checkChange(request, needsToken: !route.isOpen) }
    return try await handler(Visit(site: self, request: request, rest: rest))
  }

  /// Notes the port that is listened on, where it was not known before.
  public func listen(on port: Int) async { await gate.listen(on: port) }

  /// The page that says why a request was not done.
  func trouble(_ failure: WebFailure) -> WebAnswer {
    struct Page {
      let frame: PageFrame
      let heading: String
      let words: String
    }
    let heading = failure.status.heading
    return .page(
      templates.render(
        "trouble",
        Page(frame: PageFrame(heading, facts), heading: heading, words: failure.words)),
      failure.status)
  }

  /// The page that asks for the token.
  func login(_ refusal: Gate.Refusal) -> WebAnswer {
    struct Page {
      let frame: PageFrame
      let words: String?
    }
    // Who is not let in gets no token of our forms.
    let open = SiteFacts(token: "", hasLogin: false)
    var answer = WebAnswer.page(
      templates.render("login", Page(frame: PageFrame("Log in", open), words: refusal.words)),
      refusal.status)
    if let seconds = refusal.seconds { answer.headers["retry-after"] = "\(Int(seconds) + 1)" }
    if refusal.status == .unauthorized {
      answer.headers["www-authenticate"] = "Basic realm=\"Newsfold\", charset=\"UTF-8\""
    }
    return answer
  }
}

/// A request on its way through a page.
struct Visit: Sendable {
  let site: Site
  let request: WebRequest
  /// What of the path follows the route's own, without its percent signs.
  let rest: Substring

  var newsroom: Newsroom { site.newsroom }
  var source: NewsroomSource { site.newsroom.source }

  func frame(_ title: String, in place: String = "", kind: String = "page") -> PageFrame {
    PageFrame(title, in: place, kind: kind, site.facts)
  }

  func page(_ template: String, _ page: some Any) -> WebAnswer {
    .page(site.templates.render(template, page))
  }
}

extension WebAnswer.Status {
  /// What a page about it is called.
  var heading: String {
    switch self {
    case .badRequest: "That cannot be done"
    case .unauthorized: "Log in"
    case .forbidden: "Not from there"
    case .notFound: "Not here"
    case .methodNotAllowed: "Not that way"
    case .tooLarge: "Too large"
    case .tooMany: "Too often"
    default: "Something went wrong"
    }
  }
}
