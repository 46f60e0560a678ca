import Curl
import FeedFetching
import FeedModel
import FoundationEssentials
import StoryClustering

/// A service that says what texts are about, in vectors: `POST /v1/embeddings` in the form that OpenAI
/// gave it and many programs took over.
///
/// Its address is the keeper's own word, so it may be private or of this machine.
public struct EmbeddingService: Sendable {
  private let address: String
  private let settings: EmbeddingSettings
  private let transport: any HTTPTransport

  init(address: String, _ settings: EmbeddingSettings, transport: any HTTPTransport) {
    self.address = address
    self.settings = settings
    self.transport = transport
  }

  /// What its vectors go by: those of another model or with another prefix have another name.
  var name: String { settings.model + "\n" + settings.prefix }

  /// The key under which a text's vector is kept: a hash of model, prefix and text.
  func key(of text: String) -> String {
    SHA256.hash(of: name + "\n" + text).hexadecimal(bytes: 16)
  }

  /// The vectors of texts, in their order, all of one length; at most ``batch`` texts at once.
  ///
  /// - Throws: ``EmbeddingFailure``.
  func vectors(of texts: [String]) async throws(EmbeddingFailure) -> [EmbeddingVector] {
    let response: HTTPResponse
    do throws(CurlError) { response = try await transport.send(request(for: texts)) } catch {
      throw EmbeddingFailure(error)
    }
    defer { transport.release(response.body.count) }
    guard response.status == 200 else { throw .refused(status: response.status) }
    return try EmbeddingAnswer.vectors(in: response.body, count: texts.count)
  }

  private func request(for texts: [String]) -> HTTPRequest {
    let question = Question(model: settings.model, input: texts.map { settings.prefix + $0 })
    var limits = HTTPRequest.Limits()
    limits.connectTime = min(limits.connectTime, settings.timeout)
    limits.totalTime = settings.timeout
    // It says nothing while it calculates.
    limits.stallTime = Int(settings.timeout.rounded(.up))
    limits.bodyBytes = 64 << 20
    var headers: HTTPHeaders = [
      "Content-Type": "application/json", "Accept": "application/json",
      "User-Agent": FetchSettings().userAgent,
    ]
    if let key = settings.key { headers["Authorization"] = "Bearer " + key }
    return HTTPRequest(
      url: address, headers: headers, body: (try? JSONEncoder().encode(question)).map(Array.init),
      limits: limits, mayReachPrivateAddresses: true)
  }

  private struct Question: Encodable {
    let model: String
    let input: [String]
  }

  /// How many texts are asked about at once.
  static let batch = 64
}
