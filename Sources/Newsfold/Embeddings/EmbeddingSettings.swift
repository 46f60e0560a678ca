public import FeedFetching

/// How an embeddings service is asked.
public struct EmbeddingSettings: Sendable, Hashable {
  /// Where it is, as the keeper says it; nil asks none.
  public var url: String?
  /// The name of the model, which goes with each request.
  public var model = "multilingual-e5-small"
  /// What is put before each text.
  public var prefix = ""
  /// What it is told to let us in; never shown.
  public var key: String?
  /// Seconds that an answer to one request may take.
  public var timeout: Double = 120

  public init() {}

  /// The address that is asked: `/v1/embeddings` of a service, unless the address says more; nil for
  /// one that is no http or https address.
  public static func address(of url: String) -> String? {
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()),
      let first = parts[1].first, first != "/",
      url.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F })
    else { return nil }
    let base = url.hasSuffix("/") ? String(url.dropLast()) : url
    if base.hasSuffix("/embeddings") || base.contains("?") { return base }
    return base + (base.hasSuffix("/v1") ? "" : "/v1") + "/embeddings"
  }

  /// The service; nil where none is asked.
  public func service(over transport: any HTTPTransport) -> EmbeddingService? {
    url.flatMap(Self.address).map { EmbeddingService(address: $0, self, transport: transport) }
  }
}
