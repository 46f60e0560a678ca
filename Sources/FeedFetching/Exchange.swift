import Curl
import FeedModel
import FoundationEssentials

/// The way from a feed's address over redirects to an answer, as it is walked.
struct Exchange {
  /// A redirect that was followed.
  struct Hop {
    let status: Int
    let target: String
  }

  /// How it ended.
  enum Ending {
    case answer(HTTPResponse)
    case file([UInt8])
    case failure(FetchError)
  }

  /// The address asked first.
  private let start: String
  /// The address asked now.
  var url: String
  var hops: [Hop] = []
  private(set) var ending: Ending = .failure(.cancelled)
  /// Whether the last request carried validators.
  private var wasConditional = false

  init(url: String) {
    self.start = url
    self.url = url
  }

  init(failure: FetchError) {
    self.start = ""
    self.url = ""
    self.ending = .failure(failure)
  }

  init(reading file: FeedFile, _ settings: FetchSettings) {
    self.start = ""
    self.url = ""
    do throws(FetchError) {
      self.ending = .file(try file.read(atMost: settings.limits.bodyBytes))
    } catch {
      self.ending = .failure(error)
    }
  }

  /// Takes an answer; gives where it redirects to, nil if it is the end.
  mutating func take(_ response: HTTPResponse, asked request: HTTPRequest) -> String? {
    wasConditional =
      request.headers["If-None-Match"] != nil || request.headers["If-Modified-Since"] != nil
    guard [301, 302, 303, 307, 308].contains(response.status) else {
      ending = .answer(response)
      return nil
    }
    guard let target = response.redirect else {
      ending = .failure(.badRedirect(""))
      return nil
    }
    hops.append(Hop(status: response.status, target: target))
    return target
  }

  func failing(_ error: FetchError) -> Exchange {
    var exchange = self
    exchange.ending = .failure(error)
    return exchange
  }

  /// The last address of the unbroken run of permanent redirects at the start, if there is one.
  ///
  /// A step from https to http is never permanent: an attacker on the way could have made it.
  var permanentTarget: String? {
    var current: String?
    var isSecure = Self.isSecure(start)
    for hop in hops {
      guard hop.status == 301 || hop.status == 308 else { break }
      guard Self.isSecure(hop.target) || !isSecure else { break }
      isSecure = Self.isSecure(hop.target)
      current = hop.target
    }
    return current
  }

  private static func isSecure(_ address: String) -> Bool {
    address.prefix(6).lowercasedASCII() == "https:"
  }
}

// MARK: - What it means for the feed

extension Exchange {
  func outcome(
    for subscription: Subscription, after previous: FeedState, at now: Date,
    _ settings: FetchSettings
  ) -> FetchOutcome {
    var state = previous
    state.lastAsked = now
    let result = result(changing: &state, at: now, settings)
    return FetchOutcome(
      subscription: subscription, previous: previous, state: state, result: result)
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
    guard response.status == 200 || (response.status == 304 && wasConditional) else {
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
    let document = FetchedDocument(
      bytes: response.body, url: response.url, contentType: response.headers["Content-Type"],
      contentLanguage: response.headers["Content-Language"])
    state.validators = Validators(
      etag: response.headers["ETag"], lastModified: response.headers["Last-Modified"],
      bodyHash: state.validators.bodyHash, url: url)
    return take(document, changing: &state, at: now)
  }

  /// The same bytes as last time need not be read again.
  private func take(
    _ document: FetchedDocument, changing state: inout FeedState, at now: Date
  ) -> FetchOutcome.Result {
    let hash = SHA256.hash(of: document.bytes).hexadecimal()
    state.succeed(at: now)
    guard hash != state.validators.bodyHash else { return .unchanged }
    state.validators.bodyHash = hash
    return .document(document)
  }
}
