import CCurl

/// Sends many requests at once through libcurl.
///
/// One libcurl multi handle lives on a thread of its own; ``send(_:)`` hands it a request and waits
/// without blocking a thread. Connections are kept alive and used again while the client lives.
public final class HTTPClient: Sendable {
  private let loop: TransferLoop

  /// A client with its thread.
  ///
  /// - Parameters:
  ///   - connectionsPerHost: the most connections to one host at once.
  ///   - roomForBodies: bytes of bodies held at once; where they are reached only the largest body
  ///     goes on growing, the others wait for ``release(_:)``.
  public init(connectionsPerHost: Int = 2, roomForBodies: Int = 64 << 20) {
    loop = TransferLoop(connectionsPerHost: connectionsPerHost, roomForBodies: roomForBodies)
    loop.start()
  }

  deinit { loop.stop() }

  /// The file of certificates that servers are trusted by: named by `SSL_CERT_FILE`, or where systems have
  /// it; nil where there is none, and then no server is trusted.
  public static var certificates: String? { Transfer.certificates }

  /// Sends a request and gives the whole answer, whatever its status.
  ///
  /// Redirects are not followed. Cancelling the task ends the transfer. Give the body's bytes back
  /// with ``release(_:)`` when it is read.
  ///
  /// - Throws: what kept the answer from arriving whole and within its limits.
  public func send(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse {
    let id = loop.nextID()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { loop.add(.init(id: id, request: request, waiter: $0)) }
    } onCancel: {
      loop.cancel(id)
    }
    return try result.get()
  }

  /// Makes room for other bodies: these bytes of an answer are no longer needed.
  public func release(_ bytes: Int) { loop.release(bytes) }
}
