import FlyingFox
import FlyingSocks
import Foundation

/// A real HTTP server on 127.0.0.1 whose pages a test changes as it goes.
///
/// It gives an ETag of the body and answers 304 to it, as a good publisher's server does.
public actor LoopbackServer {
  /// What a path answers.
  public struct Page: Sendable {
    public var status = 200
    public var body: [UInt8] = []
    public var headers: [String: String] = [:]
    /// Whether an ETag is given and honoured.
    public var isConditional = true

    public init(
      status: Int = 200, body: [UInt8] = [], headers: [String: String] = [:],
      isConditional: Bool = true
    ) {
      self.status = status
      self.body = body
      self.headers = headers
      self.isConditional = isConditional
    }
  }

  /// A request as it came, header names in lower case.
  public struct Request: Sendable {
    public let path: String
    public let headers: [String: String]
    public let status: Int
    public let method: String
    public let body: [UInt8]
  }

  private var pages: [String: Page] = [:]
  private var answers: [String: @Sendable ([UInt8]) async -> Page] = [:]
  public private(set) var requests: [Request] = []
  private let server: HTTPServer
  private var task: Task<Void, any Error>?
  public private(set) var port: UInt16 = 0

  public init() throws {
    server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
  }

  /// Starts to listen; `http://127.0.0.1:PORT` is the base of all addresses.
  ///
  /// - Throws: when no port can be had.
  public func start() async throws {
    await server.appendRoute("*") { [weak self] request in
      await self?.answer(request) ?? HTTPResponse(statusCode: .internalServerError)
    }
    task = Task { [server] in try await server.run() }
    // Other tests may hold every thread for a while.
    try await server.waitUntilListening(timeout: 60)
    if case .ip4(_, let port) = await server.listeningAddress { self.port = port }
  }

  public func stop() async {
    await server.stop()
    task?.cancel()
  }

  /// The address of a path.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Puts a page at a path, or takes it away.
  public func set(_ path: String, _ page: Page?) { pages[path] = page }

  /// Has what is sent to a path answered as a test says.
  public func set(_ path: String, answering answer: @escaping @Sendable ([UInt8]) async -> Page) {
    answers[path] = answer
  }

  public func forgetRequests() { requests = [] }

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let body = (try? await request.bodyData).map(Array.init) ?? []
    let headers = Dictionary(
      request.headers.map { ($0.key.rawValue.lowercased(), $0.value) },
      uniquingKeysWith: { a, _ in a })
    var page = pages[request.path] ?? Page(status: 404)
    if let answer = answers[request.path] {
      page = await answer(body)
    } else if page.status == 200, page.isConditional {
      let etag = "\"\(page.body.hashValue)\""
      page.headers["ETag"] = etag
      if headers["if-none-match"] == etag {
        page.status = 304
        page.body = []
      }
    }
    requests.append(
      Request(
        path: request.path, headers: headers, status: page.status,
        method: request.method.rawValue, body: body))
    let fields = page.headers.map { (HTTPHeader($0.key), $0.value) }
    return HTTPResponse(
      statusCode: HTTPStatusCode(page.status, phrase: "Status"),
      headers: HTTPHeaders(Dictionary(fields, uniquingKeysWith: { a, _ in a })),
      body: Data(page.body))
  }
}
