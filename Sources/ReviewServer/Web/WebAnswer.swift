/// An answer: status, headers, bytes.
public struct WebAnswer: Sendable {
  /// The statuses that are given.
  public enum Status: Int, Sendable, CaseIterable {
    case ok = 200
    case found = 302
    case seeOther = 303
    case notModified = 304
    case badRequest = 400
    case unauthorized = 401
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case tooLarge = 413
    case tooMany = 429
    case failed = 500
  }

  public var status: Status
  /// Names in lower case.
  public var headers: [String: String]
  public var body: [UInt8]

  init(_ status: Status, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page of our own.
  static func page(_ html: String, _ status: Status = .ok) -> WebAnswer {
    WebAnswer(status, headers: ["content-type": "text/html; charset=utf-8"], body: Array(html.utf8))
  }

  /// Sends the browser to one of our own pages, which is asked for with GET.
  ///
  /// The target is a constant, so that no request chooses it.
  static func redirect(to target: StaticString, _ status: Status = .seeOther) -> WebAnswer {
    WebAnswer(status, headers: ["location": "\(target)"])
  }
}

/// Why a request is not done: a status and words for the person who asked.
struct WebFailure: Error, Hashable {
  let status: WebAnswer.Status
  let words: String

  init(_ status: WebAnswer.Status, _ words: String) {
    self.status = status
    self.words = words
  }

  /// The one answer to all paths that are not there, whatever they are.
  static let notFound = WebFailure(.notFound, "There is no page at this address.")
}
