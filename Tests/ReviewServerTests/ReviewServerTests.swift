#if Server
  import Foundation
  import FoundationNetworking
  import NIOCore
  import Testing

  @testable import ReviewServer

  /// The pages over real connections.
  @Suite(.serialized) struct ReviewServerTests {
    private func withServer(_ body: @escaping @Sendable (Int, SampleSite) async throws -> Void)
      async throws
    {
      let sample = try await SampleSite()
      let (ports, started) = AsyncStream.makeStream(of: Int.self)
      let server = ReviewServer(sample.site, Site.Access(address: "127.0.0.1", port: 0))
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run { started.yield($0) } }
        for await port in ports {
          try await body(port, sample)
          break
        }
        group.cancelAll()
      }
    }

    private func get(_ target: String, _ port: Int, method: String = "GET", _ more: String = "")
      -> String
    {
      "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\(more)\r\n"
    }

    private func expectHeaders(_ answer: String, _ what: String) {
      let lines = answer.split(separator: "\r\n", omittingEmptySubsequences: false)
        .prefix { !$0.isEmpty }.map { $0.lowercased() }
      for (name, _) in SafetyHeaders.all {
        #expect(lines.contains { $0.hasPrefix(name + ": ") }, "\(what): \(name)")
      }
    }

    @Test func `pages come over the wire with all their headers`() async throws {
      try await withServer { port, _ in
        let page = try await RawClient.exchange(get("/stories", port), port: port)
        #expect(page.hasPrefix("HTTP/1.1 200") && page.contains("</html>"))
        expectHeaders(page, "page")
        let head = try await RawClient.exchange(get("/stories", port, method: "HEAD"), port: port)
        #expect(head.hasPrefix("HTTP/1.1 200") && !head.contains("</html>"))
        expectHeaders(head, "head")
      }
    }

    @Test func `published files are packed for those who take it, and nothing else is`()
      async throws
    {
      try await withServer { port, sample in
        let gzip = "Accept-Encoding: gzip\r\n"
        func head(_ answer: String) -> String {
          answer.components(separatedBy: "\r\n\r\n")[0].lowercased() + "\r\n"
        }
        let packed = try await RawClient.exchange(
          get("/published/merged.atom", port, gzip), port: port)
        #expect(head(packed).contains("content-encoding: gzip\r\n"))
        #expect(head(packed).contains("vary: accept-encoding\r\n"))
        #expect(head(packed).contains("etag: w/\""))
        expectHeaders(packed, "packed")
        let plain = try await RawClient.exchange(get("/published/merged.atom", port), port: port)
        #expect(plain.contains("</feed>") && head(plain).contains("etag: \""))
        #expect(head(plain).contains("vary: accept-encoding\r\n"))
        for (method, target) in [
          ("GET", "/stories"), ("GET", "/published/"),
        ] {
          let answer = try await RawClient.exchange(
            get(target, port, method: method, gzip), port: port)
          #expect(answer.hasPrefix("HTTP/1.1 200"))
          #expect(!head(answer).contains("content-encoding"), "\(method) \(target)")
        }
        for refused in ["gzip;q=0", "br, gzip; q=0.0, *", "identity"] {
          let answer = try await RawClient.exchange(
            get("/published/merged.atom", port, "Accept-Encoding: \(refused)\r\n"), port: port)
          #expect(!head(answer).contains("content-encoding"), "\(refused)")
        }
        let only = try await RawClient.exchange(
          get("/published/merged.atom", port, method: "HEAD", gzip), port: port)
        #expect(head(only).contains("content-encoding: gzip") && only.hasSuffix("\r\n\r\n"))
        let tag = head(packed).components(separatedBy: "etag: w/")[1].prefix { $0 != "\r" }
        let known = try await RawClient.exchange(
          get("/published/merged.atom", port, gzip + "If-None-Match: W/\(tag)\r\n"), port: port)
        #expect(known.hasPrefix("HTTP/1.1 304"))
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/published/merged.atom"))
        let (bytes, _) = try await URLSession.shared.data(from: url)
        #expect(
          bytes == FileManager.default.contents(atPath: sample.folder + "/public/merged.atom"))
      }
    }

    @Test func `what is no request is refused with all headers`() async throws {
      try await withServer { port, _ in
        let header = "X: \(String(repeating: "x", count: 40_000))\r\n"
        let many = (0..<200).map { "X-\($0): y\r\n" }.joined()
        let length = "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"
        let odd = [
          "GARBAGE\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n",
          get("/stories", port, header), get("/stories", port, many),
          get("/decide", port, method: "POST", length) + "0\r\n\r\n",
          "GET http://127.0.0.1:\(port)/stories HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
          get("/" + String(repeating: "a", count: 9000), port),
        ]
        for text in odd {
          let answer = try await RawClient.exchange(text, port: port, within: .seconds(5))
          let status = answer.split(separator: " ").dropFirst().first.map(String.init) ?? ""
          #expect(["400", "403"].contains(status), "\(text.prefix(60)): \(answer.prefix(60))")
          expectHeaders(answer, "\(text.prefix(40))")
        }
        let page = try await RawClient.exchange(get("/stories", port), port: port)
        #expect(page.hasPrefix("HTTP/1.1 200"))
      }
    }

    @Test func `a form that is too large is refused`() async throws {
      try await withServer { port, sample in
        let body = "token=\(sample.site.facts.token)&lines="
        let head =
          "POST /decisions/import HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
          + "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: \(3 << 20)\r\nConnection: close\r\n\r\n"
        let pieces =
          [Array((head + body).utf8)]
          + (0..<24).map { _ in Array(repeating: UInt8(ascii: "x"), count: 128 << 10) }
        let answer = try await RawClient.exchange(pieces, port: port, within: .seconds(10))
        #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(80))")
        expectHeaders(answer, "413")
      }
    }

    @Test func `a thousand idle and five hundred half-open connections keep nobody out`()
      async throws
    {
      try await withServer { port, _ in
        var open: [any Channel] = []
        for number in 0..<1500 {
          let channel = try await RawClient.open(port)
          if number >= 1000 {
            try? await channel.writeAndFlush(
              ByteBuffer(string: "GET /stories HTTP/1.1\r\nHost: 127"))
          }
          open.append(channel)
        }
        for _ in 0..<5 {
          let start = ContinuousClock.now
          let page = try await RawClient.exchange(get("/stories", port), port: port)
          #expect(page.hasPrefix("HTTP/1.1 200"))
          #expect(start.duration(to: .now) < .seconds(5))
        }
        for channel in open { channel.close(promise: nil) }
      }
    }
  }
#endif
