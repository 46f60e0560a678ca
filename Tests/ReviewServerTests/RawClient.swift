#if Server
  import NIOCore
  import NIOPosix

  /// A client that sends bytes as they are.
  enum RawClient {
    /// Sends bytes and gives what comes back until the other side closes, or so long.
    static func exchange(_ text: String, port: Int, within: Duration = .seconds(10)) async throws
      -> String
    {
      try await exchange([Array(text.utf8)], port: port, within: within)
    }

    /// The same in pieces.
    static func exchange(_ pieces: [[UInt8]], port: Int, within: Duration) async throws -> String {
      let channel = try await open(port)
      let answer = try await channel.pipeline.handler(type: Collector.self).map { $0.done }.get()
      for piece in pieces {
        try? await channel.writeAndFlush(ByteBuffer(bytes: piece))
      }
      let timer = Task {
        try await Task.sleep(for: within)
        channel.close(promise: nil)
      }
      defer { timer.cancel() }
      return try await answer.get()
    }

    /// A connection on which nothing is said.
    static func open(_ port: Int) async throws -> any Channel {
      try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Collector(channel.eventLoop))
          }
        }.connect(host: "127.0.0.1", port: port).get()
    }

    /// Collects what comes until the connection ends.
    private final class Collector: ChannelInboundHandler {
      typealias InboundIn = ByteBuffer

      let promise: EventLoopPromise<String>
      var done: EventLoopFuture<String> { promise.futureResult }
      private var bytes: [UInt8] = []

      init(_ loop: any EventLoop) { promise = loop.makePromise() }

      func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
      }

      func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
      }

      func channelInactive(context: ChannelHandlerContext) {
        promise.succeed(String(decoding: bytes, as: UTF8.self))
      }
    }
  }
#endif
