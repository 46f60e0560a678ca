/// An address with what answers it.
struct Route: Sendable {
  typealias Handler = @Sendable (Visit) async throws -> WebAnswer

  /// The path; one that ends with a slash stands for all below it.
  let path: String
  let handlers: [String: Handler]
  /// Whether somebody who is not logged in may ask for it.
  var isOpen = false

  /// The methods that it knows, for the header Allow.
  var methods: String {
    let names = handlers.keys.sorted()
    return (names.contains("GET") ? ["GET", "HEAD"] + names.filter { $0 != "GET" } : names)
      .joined(separator: ", ")
  }

  /// All addresses there are.
  static let all: [Route] = [
    Route("/", get: { _ in .redirect(to: "/stories", .found) }),
    Route("/stories", get: { try await $0.stories() }),
    Route("/stories/", get: { try await $0.story() }),
    Route("/decide", post: { try await $0.decide() }),
    Route("/undo", post: { try await $0.undo() }),
    Route("/done", get: { try await $0.done() }),
    Route("/queue", get: { try await $0.queue() }),
    Route("/queue/answer", post: { try await $0.answerQueue() }),
    Route("/queue/undo", post: { try await $0.undoQueue() }),
    Route("/feeds", get: { try await $0.feeds() }),
    Route("/decisions", get: { try await $0.decisions() }),
    Route("/decisions.jsonl", get: { try await $0.exportedDecisions() }),
    Route("/decisions/import", post: { try await $0.importDecisions() }),
    Route("/runs", get: { try await $0.runs() }),
    Route("/published/", get: { try await $0.published() }),
    Route("/style.css", get: { $0.style }, isOpen: true),
    Route("/app.js", get: { $0.script }, isOpen: true),
    Route("/login", get: { $0.loginPage }, post: { try await $0.login() }, isOpen: true),
    Route("/logout", post: { try await $0.logout() }),
  ]

  /// The route of a path, and what of the path follows it.
  static func find(_ path: String) -> (route: Route?, rest: Substring) {
    if let route = exact[path] { return (route, "") }
    for route in below where path.hasPrefix(route.path) {
      return (route, path.dropFirst(route.path.count))
    }
    return (nil, "")
  }

  private static let exact = Dictionary(
    all.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  private static let below = all.filter { $0.path.count > 1 && $0.path.hasSuffix("/") }

  private init(
    _ path: String, get: Handler? = nil, post: Handler? = nil, isOpen: Bool = false
  ) {
    self.path = path
    self.isOpen = isOpen
    handlers = ["GET": get, "POST": post].compactMapValues { $0 }
  }
}
