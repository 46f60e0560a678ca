#if Server
  import HTTPTypes
  import Hummingbird
  import Logging
  import NIOCore

  /// The pages over HTTP/1.1.
  public struct ReviewServer: Sendable {
    private let site: Site
    private let access: Site.Access

    /// A server for pages, listening where their access says.
    public init(_ site: Site, _ access: Site.Access) {
      self.site = site
      self.access = access
    }

    /// Serves until the task is cancelled.
    ///
    /// - Parameter started: told the port once connections are taken.
    /// - Throws: when the address cannot be listened on.
    public func run(started: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
      var logger = Logger(label: "newsfold")
      logger.logLevel = .critical
      let crowd = Crowd(limit: Limits.connections)
      let application = Application(
        responder: SiteResponder(site: site),
        server: .http1(
          configuration: .init(
            additionalChannelHandlers: [Guard(crowd)],
            idleTimeout: .seconds(Limits.idleSeconds),
            httpDecoderConfiguration: .init(
              maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
        configuration: .init(
          address: .hostname(access.address, port: access.port), backlog: 512),
        onServerRunning: { [site] channel in
          let port = channel.localAddress?.port ?? 0
          await site.listen(on: port)
          await started(port)
        },
        logger: logger)
      try await application.run()
    }
  }

  /// Hands requests to the pages, and their answers back.
  struct SiteResponder: HTTPResponder {
    typealias Context = ReviewContext

    let site: Site

    func respond(to request: Request, context: ReviewContext) async throws -> Response {
      var wanted = WebRequest(
        method: request.method.rawValue, target: request.head.path ?? "",
        hosts: request.head.authority.map { [$0] } ?? [], remote: context.remote)
      for field in request.headers { wanted.take(field) }
      do {
        // A body that nobody will read is left on the wire, and the connection is closed.
        if wanted.isChange {
          let bytes = try await request.body.collect(upTo: Limits.bodyBytes)
          wanted.body = Array(bytes.readableBytesView)
        }
      } catch is NIOTooManyBytesError {
        return Response(
          site.refuse(
            WebFailure(.tooLarge, "No form of these pages is that large."), of: wanted),
          isLast: true)
      }
      return Response(await site.answer(to: wanted), isLast: false)
    }
  }

  /// What is known of a connection.
  struct ReviewContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remote: String

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      remote = source.channel.remoteAddress?.ipAddress ?? ""
    }
  }

  extension WebRequest {
    /// Takes over a header; one that comes several times has all its values.
    fileprivate mutating func take(_ field: HTTPField) {
      let name = field.name.canonicalName
      if name == "host" { return hosts.append(field.value) }
      headers[name] = headers[name].map { $0 + ", " + field.value } ?? field.value
    }
  }

  extension Response {
    fileprivate init(_ answer: WebAnswer, isLast: Bool) {
      var fields = HTTPFields()
      for (name, value) in answer.headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
      }
      if isLast { fields[.connection] = "close" }
      self.init(
        status: .init(code: answer.status.rawValue), headers: fields,
        body: answer.body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
  }

  /// How much is taken from whom.
  enum Limits {
    static let bodyBytes = 2 << 20
    static let idleSeconds: Int64 = 20
    /// Seconds that a request may take to come in whole.
    static let requestSeconds: Int64 = 30
    /// Connections that are kept; beyond, those that are idle longest make room.
    static let connections = 400
  }
#endif
