import Curl
import FeedModel
import FeedText
import FoundationEssentials

extension FetchError {
  /// The error of a transfer.
  init(_ error: CurlError, limits: HTTPRequest.Limits) {
    self =
      switch error.kind {
      case .unknownHost: .unknownHost
      case .noConnection: .noConnection(error.message)
      case .timedOut: .timedOut
      case .insecure: .insecure(error.message)
      case .bodyTooLarge: .tooLarge(limits.bodyBytes)
      case .expandsTooMuch: .expandsTooMuch(limits.expansion)
      case .headersTooLarge: .headersTooLarge(limits.headerBytes)
      case .privateAddress: .privateAddress
      case .cancelled: .cancelled
      case .other: .transfer(error.message)
      }
  }

  /// The error of an answer that brings no feed.
  ///
  /// Retry-After is in seconds or a date (RFC 9110 section 10.2.3).
  init(_ response: HTTPResponse, at now: Date, _ settings: FetchSettings) {
    guard response.status == 429 || response.status == 503,
      let value = response.headers["Retry-After"],
      let seconds = Double(value) ?? Date(lenient: value)?.timeIntervalSince(now), !seconds.isNaN
    else {
      self = .status(response.status)
      return
    }
    let wait = min(max(0, seconds), settings.ceiling)
    self = .rateLimited(seconds: wait, status: response.status)
  }

  /// What happened, in a few plain words.
  public var words: String {
    switch self {
    case .status(404): "the server has no such page (404)"
    case .status(410): "the server says that the feed is gone for good (410)"
    case .status(401), .status(403): "the server refuses to show the feed (\(statusNumber))"
    case .status(429): "the server says that it is asked too often (429)"
    case .status(500...): "the server has trouble (\(statusNumber))"
    case .status(let status): "the server answered with status \(status)"
    case .rateLimited(let seconds, let status):
      "the server asks to wait \(Int(seconds / 60)) minutes (\(status))"
    case .tooManyRedirects(let limit): "more than \(limit) redirects (fetch.redirects)"
    case .redirectCircle: "its redirects lead in a circle"
    case .badRedirect(let target):
      target.isEmpty ? "a redirect without an address" : "a redirect to no web address"
    case .unknownHost: "the host name is unknown"
    case .noConnection: "no connection to the server"
    case .timedOut: "no whole answer in time (fetch.timeout_seconds)"
    case .insecure(let message): "the connection is not secure: \(message)"
    case .tooLarge(let bytes): "larger than \(Self.size(bytes)) (fetch.max_bytes)"
    case .expandsTooMuch(let factor):
      "unpacks to more than \(factor) times what was sent (fetch.max_expansion)"
    case .otherOrigin: "another page of the feed is on another site"
    case .headersTooLarge(let bytes):
      "headers larger than \(Self.size(bytes)) (fetch.max_header_bytes)"
    case .privateAddress: "a private or local address (see --allow-host)"
    case .unsupportedAddress: "not an http, https or file address"
    case .fileOutsideFolder: "a file outside the folder of the feed list (see --allow-files)"
    case .unreadableFile(let message): "the file cannot be read: \(message)"
    case .cancelled: "the run ended before the answer was here"
    case .transfer(let message): message
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
  }

  private var statusNumber: Int {
    if case .status(let status) = self { status } else { 0 }
  }
}
