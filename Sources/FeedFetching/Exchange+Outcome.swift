import Curl
import FeedModel
import FoundationEssentials

/// What an exchange means for the feed.
extension Exchange {
  func outcome(
    for subscription: Subscription, after previous: FeedState, at now: Date,
    _ settings: FetchSettings
  ) -> FetchOutcome {
    var state = previous
    state.lastAsked = now
    let result = result(changing: &state, at: now, settings)
    return FetchOutcome(
      subscription: subscription, previous: previous, state: state, result: result, steps: steps,
      bodyBytes: bodyBytes)
  }

  /// The document that came, if it came from where it was expected.
  ///
  /// - Throws: ``FetchError``.
  func document(ofOrigin origin: Origin?) throws(FetchError) -> FetchedDocument {
    switch ending {
    case .answer(let response) where response.status == 200:
      guard Origin(url) == origin else { throw .otherOrigin }
      return Self.document(in: response)
    case .answer(let response): throw .status(response.status)
    case .file(let bytes): return FetchedDocument(bytes: bytes)
    case .failure(let error): throw error
    }
  }

  private func result(
    changing state: inout FeedState, at now: Date, _ settings: FetchSettings
  ) -> FetchOutcome.Result {
    switch ending {
    case .failure(let error):
      state.fail(error, at: now, settings)
      return .failed(error)
    case .file(let bytes):
      return take(FetchedDocument(bytes: bytes), changing: &state, at: now)
    case .answer(let response):
      return result(of: response, changing: &state, at: now, settings)
    }
  }

  private func result(
    of response: HTTPResponse, changing state: inout FeedState, at now: Date,
    _ settings: FetchSettings
  ) -> FetchOutcome.Result {
    guard isGood(response.status) else {
      let error = FetchError(response, at: now, settings)
      state.fail(error, at: now, settings)
      return .failed(error)
    }
    state.noteMove(to: permanentTarget, at: now)
    state.wait(for: Freshness(response.headers, at: now), at: now, settings)
    if response.status == 304 {
      state.validators.etag = response.headers["ETag"] ?? state.validators.etag
      state.validators.lastModified =
        response.headers["Last-Modified"] ?? state.validators.lastModified
      return .unchanged
    }
    if response.status == 200 { state.lastWhole = now }
    state.validators = Validators(
      etag: response.headers["ETag"], lastModified: response.headers["Last-Modified"],
      bodyHash: state.validators.bodyHash, url: url)
    return take(Self.document(in: response), changing: &state, at: now)
  }

  /// Whether a status brings a feed, or says that there is nothing new: 304 only where validators
  /// were sent, 226 (RFC 3229) only where it was asked for.
  private func isGood(_ status: Int) -> Bool {
    status == 200 || (status == 304 && wasConditional) || (status == 226 && askedForChanges)
  }

  private static func document(in response: HTTPResponse) -> FetchedDocument {
    FetchedDocument(
      bytes: response.body, url: response.url, contentType: response.headers["Content-Type"],
      contentLanguage: response.headers["Content-Language"])
  }

  /// The same bytes as last time need not be read again.
  private func take(
    _ document: FetchedDocument, changing state: inout FeedState, at now: Date
  ) -> FetchOutcome.Result {
    var sum = ContentChecksum()
    sum.absorb(document.bytes)
    let hash = sum.hexadecimal
    state.succeed(at: now)
    guard hash != state.validators.bodyHash else { return .unchanged }
    state.validators.bodyHash = hash
    return .document(document)
  }
}
