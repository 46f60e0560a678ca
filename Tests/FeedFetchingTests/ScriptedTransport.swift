import Curl
import FeedFetching

/// A transport that gives prepared answers in order and remembers what it was asked.
actor ScriptedTransport: HTTPTransport {
  private var answers: [Result<HTTPResponse, CurlError>]
  private(set) var requests: [HTTPRequest] = []

  init(_ answers: [HTTPResponse]) { self.answers = answers.map { .success($0) } }

  init(failing error: CurlError) { answers = [.failure(error)] }

  func send(_ request: HTTPRequest) async throws(CurlError) -> HTTPResponse {
    requests.append(request)
    guard !answers.isEmpty else {
      throw CurlError(kind: .other, code: 0, message: "the script has no more answers")
    }
    var response = try answers.removeFirst().get()
    response.url = request.url
    return response
  }
}
