import Curl

/// Why an embeddings service is of no use to a run, which then goes on without it.
public enum EmbeddingFailure: Error, Hashable, Sendable {
  /// It does not answer, or not within its time; with the reason in words.
  case noAnswer(String)
  /// It answers with an error.
  case refused(status: Int)
  /// What it answers cannot be used; with what is wrong with it.
  case nonsense(String)
  /// Its vectors have another length than those that are remembered of the same model.
  case otherLength

  /// What happened, in words that follow "the embeddings service".
  public var words: String {
    switch self {
    case .noAnswer(let reason): "does not answer (\(reason))"
    case .refused(401), .refused(403): "refuses the key (embeddings.key_file)"
    case .refused(404): "knows no such address or model (404)"
    case .refused(429): "wants fewer requests (429)"
    case .refused(let status): "answers with the status \(status)"
    case .nonsense(let what): "gives an answer that cannot be used: \(what)"
    case .otherLength:
      "gives vectors of another length than before; another model needs another name (embeddings.model)"
    }
  }

  init(_ error: CurlError) {
    self = .noAnswer(error.kind == .timedOut ? "not in time" : error.message)
  }
}
