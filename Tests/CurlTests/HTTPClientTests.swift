import Curl
import TestSupport
import Testing

struct HTTPClientTests {
  private func withServer(
    _ body: (LoopbackServer, HTTPClient) async throws -> Void
  ) async throws {
    let server = try LoopbackServer()
    try await server.start()
    try await body(server, HTTPClient())
    await server.stop()
  }

  @Test func `an answer arrives whole with its headers`() async throws {
    try await withServer { server, client in
      await server.set("/feed", .init(body: Array("<rss/>".utf8), headers: ["X-Odd": "a b"]))
      let response = try await client.send(.loopback(await server.url("/feed")))
      #expect(response.status == 200)
      #expect(response.body == Array("<rss/>".utf8))
      #expect(response.headers["x-odd"] == "a b")
    }
  }

  @Test func `header values go out byte for byte`() async throws {
    try await withServer { server, client in
      var request = HTTPRequest.loopback(await server.url("/"))
      request.headers["If-None-Match"] = "W/\"a,b\", \"c\""
      _ = try await client.send(request)
      #expect(await server.requests.first?.headers["if-none-match"] == "W/\"a,b\", \"c\"")
    }
  }

  @Test func `a body is posted whole, an empty one too`() async throws {
    try await withServer { server, client in
      let bodies = [Array((0..<200_000).map { UInt8(truncatingIfNeeded: $0) }), []]
      for body in bodies {
        var request = HTTPRequest.loopback(await server.url("/post"))
        request.headers["Content-Type"] = "application/json"
        request.body = body
        _ = try await client.send(request)
        let received = try #require(await server.requests.last)
        #expect(received.method == "POST")
        #expect(received.body == body)
        #expect(received.headers["content-type"] == "application/json")
        #expect(received.headers["expect"] == nil)
      }
      _ = try await client.send(.loopback(await server.url("/get")))
      #expect(await server.requests.last?.method == "GET")
    }
  }

  @Test func `a redirect is told and not followed`() async throws {
    try await withServer { server, client in
      await server.set("/old", .init(status: 301, headers: ["Location": "../new?x=1"]))
      let response = try await client.send(.loopback(await server.url("/old")))
      #expect(response.status == 301)
      #expect(response.redirect == (await server.url("/new?x=1")))
    }
  }

  @Test func `a private address is refused before a connection is made`() async throws {
    try await withServer { server, client in
      let request = HTTPRequest(url: await server.url("/feed"))
      await #expect { try await client.send(request) } throws: { error in
        (error as? CurlError)?.kind == .privateAddress
      }
      #expect(await server.requests.isEmpty)
    }
  }

  @Test func `a body over the limit ends the transfer`() async throws {
    try await withServer { server, client in
      await server.set("/big", .init(body: Array(repeating: 0x61, count: 200_000)))
      var request = HTTPRequest.loopback(await server.url("/big"))
      request.limits.bodyBytes = 100_000
      await #expect { try await client.send(request) } throws: { error in
        (error as? CurlError)?.kind == .bodyTooLarge
      }
    }
  }

  @Test func `bodies over the room for them wait for each other, and all arrive`() async throws {
    let server = try LoopbackServer()
    try await server.start()
    await server.set("/big", .init(body: Array(repeating: 0x61, count: 300_000)))
    let url = await server.url("/big")
    let client = HTTPClient(connectionsPerHost: 8, roomForBodies: 400_000)
    let count = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<20 {
        group.addTask {
          guard let body = try? await client.send(.loopback(url)).body else { return 0 }
          client.release(body.count)
          return body.count
        }
      }
      return await group.reduce(0, +)
    }
    #expect(count == 20 * 300_000)
    await server.stop()
  }

  @Test func `nobody there is no connection`() async throws {
    let client = HTTPClient()
    await #expect { try await client.send(.loopback("http://127.0.0.1:1/")) } throws: { error in
      (error as? CurlError)?.kind == .noConnection
    }
  }

  @Test func `other protocols are refused`() async throws {
    let client = HTTPClient()
    for address in ["file:///etc/hostname", "ftp://127.0.0.1/", "gopher://127.0.0.1/"] {
      await #expect(throws: CurlError.self) { try await client.send(.loopback(address)) }
    }
  }

  @Test func `cancelling a task ends its transfer`() async throws {
    try await withServer { server, client in
      let url = await server.url("/feed")
      let task = Task { try await client.send(.loopback(url)) }
      task.cancel()
      // Either the answer was faster or the transfer was ended; it must not hang.
      _ = await task.result
    }
  }

  @Test func `hundreds of requests run at once`() async throws {
    try await withServer { server, client in
      await server.set("/feed", .init(body: Array("x".utf8)))
      var request = HTTPRequest.loopback(await server.url("/feed"))
      // The server shares a busy machine with all other tests: what counts is that all are answered.
      (request.limits.connectTime, request.limits.totalTime) = (600, 600)
      request.limits.stallTime = 600
      let patient = request
      let count = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<200 {
          group.addTask { (try? await client.send(patient).status) == 200 }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(count == 200)
    }
  }
}

extension HTTPRequest {
  /// A request that may reach this machine.
  static func loopback(_ url: String) -> HTTPRequest {
    HTTPRequest(url: url, mayReachPrivateAddresses: true)
  }
}
