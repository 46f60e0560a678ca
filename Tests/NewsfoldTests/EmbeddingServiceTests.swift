import Curl
import FeedModel
import FeedStorage
import Foundation
import StoryClustering
import TestSupport
import Testing

@testable import Newsfold

/// What is asked of an embeddings service over HTTP, and what its answers are worth.
@Suite(.serialized) struct EmbeddingServiceTests {
  private func withService(
    _ settings: EmbeddingSettings = .init(),
    _ answer: @escaping @Sendable ([UInt8]) async -> LoopbackServer.Page,
    _ body: (LoopbackServer, EmbeddingService) async throws -> Void
  ) async throws {
    let server = try LoopbackServer()
    try await server.start()
    await server.set("/v1/embeddings", answering: answer)
    var settings = settings
    settings.url = await server.url("")
    try await body(server, try #require(settings.service(over: HTTPClient())))
    await server.stop()
  }

  @Test func `texts go out with model, prefix and key, vectors come back in their order`()
    async throws
  {
    var settings = EmbeddingSettings()
    (settings.model, settings.prefix, settings.key) = ("small", "query: ", "s3cret")
    try await withService(settings, { ScriptedEmbeddings.page($0, ScriptedEmbeddings.vector) }) {
      server, service in
      let vectors = try await service.vectors(of: ["one", "zwei"])
      #expect(
        vectors
          == ["query: one", "query: zwei"].compactMap {
            EmbeddingVector(ScriptedEmbeddings.vector(of: $0))
          })
      let request = try #require(await server.requests.first)
      #expect(request.method == "POST")
      #expect(request.headers["authorization"] == "Bearer s3cret")
      #expect(ScriptedEmbeddings.question(request.body)?.model == "small")
    }
  }

  @Test(arguments: [401, 404, 429, 500, 503, 301]) func `an error status is told`(status: Int)
    async throws
  {
    try await withService(.init(), { _ in .init(status: status) }) { _, service in
      await #expect(throws: EmbeddingFailure.refused(status: status)) {
        try await service.vectors(of: ["a"])
      }
    }
  }

  @Test(arguments: [
    "", "<html>", "{}", #"{"data": []}"#, #"{"data": [{"embedding": [1]}]}"#,
    #"{"data": [{"embedding": [1, 2]}, {"embedding": [1]}]}"#,
    #"{"data": [{"embedding": [1]}, {"embedding": []}]}"#,
    #"{"data": [{"embedding": [1]}, {"embedding": ["x"]}]}"#,
    #"{"data": [{"embedding": [1]}, {"embedding": [0]}]}"#,
    #"{"data": [{"index": 0, "embedding": [1]}, {"index": 0, "embedding": [1]}]}"#,
    #"{"data": [{"index": 5, "embedding": [1]}, {"index": 1, "embedding": [1]}]}"#,
    #"{"data": [{"embedding": [1e999]}, {"embedding": [1]}]}"#,
  ]) func `an answer that cannot be used is told`(answer: String) async throws {
    try await withService(.init(), { _ in .init(body: Array(answer.utf8)) }) { _, service in
      await #expect {
        try await service.vectors(of: ["a", "b"])
      } throws: { error in
        if case EmbeddingFailure.nonsense = error { true } else { false }
      }
    }
  }

  @Test func `a service that hangs is left after its time`() async throws {
    var settings = EmbeddingSettings()
    settings.timeout = 0.3
    try await withService(
      settings,
      { _ in
        try? await Task.sleep(for: .seconds(3))
        return .init()
      }
    ) { _, service in
      await #expect(throws: EmbeddingFailure.noAnswer("not in time")) {
        try await service.vectors(of: ["a"])
      }
    }
  }

  @Test func `texts go out in batches of 64 and only once`() async throws {
    try await withService(.init(), { ScriptedEmbeddings.page($0, ScriptedEmbeddings.vector) }) {
      server, service in
      let feed = try #require(FeedURL("https://example.org/feed"))
      let entries = (0..<150).map { number in
        var entry = Entry(id: .init(rawValue: "\(number)"), feed: feed)
        entry.title = number < 149 ? Text("Headline \(number % 140)") : nil
        return entry
      }
      let store = InMemoryStore()
      for expected in [[64, 64, 12], []] {
        await server.forgetRequests()
        let desk = EmbeddingDesk(service, store: store)
        let vectors = try await desk.vectors(of: entries, at: Date(timeIntervalSince1970: 0))
        #expect(vectors.count == 149)
        #expect(vectors[entries[0].id] == vectors[entries[140].id])
        let counts = await server.requests.map {
          ScriptedEmbeddings.question($0.body)?.input.count ?? 0
        }
        #expect(counts == expected)
      }
    }
  }

  @Test func `an address says as much as its keeper wants`() {
    let base = "http://127.0.0.1:8080"
    for url in [base, base + "/", base + "/v1", base + "/v1/", base + "/v1/embeddings"] {
      #expect(EmbeddingSettings.address(of: url) == base + "/v1/embeddings")
    }
    #expect(EmbeddingSettings.address(of: "https://a.example/x?y=1") == "https://a.example/x?y=1")
    for url in ["", "a.example", "ftp://a.example", "http://", "http:///x", "http://a b"] {
      #expect(EmbeddingSettings.address(of: url) == nil)
    }
  }
}
