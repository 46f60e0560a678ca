#if Server
  import NIOCore
  import NIOHTTP1
  import NIOHTTPCompression
  import NIOHTTPTypesHTTP1

  /// Sends packed what may be packed, to those who take it so (RFC 9110, 12.5.3).
  ///
  /// Only what is published is: a page with a form holds what nobody else may know, which the length of
  /// a packed answer would give away piece by piece.
  enum Packing {
    /// Puts it into a connection, where answers have become HTTP/1.1 already.
    static func add(to context: ChannelHandlerContext) {
      let pipeline = context.pipeline.syncOperations
      guard let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) else { return }
      let packer = HTTPResponseCompressor(responseCompressionPredicate: isPacked)
      try? pipeline.addHandler(packer, position: .before(codec))
    }

    private static func isPacked(
      _ head: inout HTTPResponseHead, isTaken: Bool
    ) -> HTTPResponseCompressor.CompressionIntent {
      let mayBe = head.headers.contains(name: WebAnswer.packable)
      head.headers.remove(name: WebAnswer.packable)
      guard mayBe, isTaken else { return .doNotCompress }
      // Other bytes of the same state: the tag is no longer that of these very bytes (RFC 9110, 8.8.1).
      if let tag = head.headers.first(name: "etag"), !tag.hasPrefix("W/") {
        head.headers.replaceOrAdd(name: "etag", value: "W/" + tag)
      }
      return .compressIfPossible
    }
  }
#endif
