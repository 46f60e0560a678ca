import CCurl
import Glibc

/// One running request: its easy handle, what came so far, and who waits for it.
///
/// Touched by the loop's thread only, libcurl's callbacks included.
@safe
final class Transfer {
  typealias Waiter = CheckedContinuation<Result<HTTPResponse, CurlError>, Never>

  let id: UInt64
  let request: HTTPRequest
  let handle: UnsafeMutableRawPointer
  /// Asked before a piece of the body is taken: whether there is room for its bytes.
  let hasRoom: (Transfer, Int) -> Bool
  var headerList: UnsafeMutablePointer<curl_slist>?
  /// Where libcurl writes what exactly went wrong.
  let complaint: UnsafeMutablePointer<CChar>
  var headers = HTTPHeaders()
  var headerBytes = 0
  var body: [UInt8] = []
  /// Whether it waits for room; libcurl keeps the piece that did not fit.
  var isPaused = false
  /// How often the request was sent.
  var attempts = 0
  /// The proxy it goes through; nil goes straight.
  let proxy: String?
  /// Why it was ended from here; libcurl only knows that it was.
  var broken: CurlError?
  private let waiter: Waiter

  /// Sets up libcurl for a request; nil if it has no memory for a handle.
  init?(
    id: UInt64, request: HTTPRequest, waiter: Waiter,
    hasRoom: @escaping (Transfer, Int) -> Bool
  ) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    self.id = id
    self.request = request
    unsafe self.handle = handle
    unsafe complaint = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe complaint.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    self.waiter = waiter
    self.hasRoom = hasRoom
    self.proxy = Proxies.ofEnvironment.proxy(for: request.url)
    setUp()
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(headerList)
    unsafe complaint.deallocate()
  }

  /// Gives the handle to the multi handle; false if it does not take it.
  func start(on multi: UnsafeMutableRawPointer) -> Bool {
    unsafe curl_multi_add_handle(multi, handle) == CURLM_OK
  }

  /// Takes the handle off the multi handle.
  func stop(on multi: UnsafeMutableRawPointer) {
    unsafe _ = curl_multi_remove_handle(multi, handle)
  }

  /// Whether the answer was no HTTP, and came over a kept connection: then an earlier answer may have
  /// left its rest there, and it is asked for anew, once.
  func mustAskAnew(_ code: CURLcode) -> Bool {
    var connections = 0
    unsafe _ = newsfold_getinfo_long(handle, CURLINFO_NUM_CONNECTS, &connections)
    let isNoHTTP = code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_WEIRD_SERVER_REPLY
    return isNoHTTP && broken == nil && connections == 0 && attempts == 1
  }

  /// Forgets what came; the request goes over a new connection now, see ``willSend()``.
  func forgetAnswer() {
    headers = HTTPHeaders()
    headerBytes = 0
    body = []
    isPaused = false
    unsafe complaint.pointee = 0
  }

  /// Goes on after there was no room.
  func resume() {
    isPaused = false
    unsafe _ = curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  /// Tells the waiter how it went.
  func finish(_ code: CURLcode) {
    // One address of a host may be refused while another one answers.
    guard code == CURLE_OK else { return fail(broken ?? error(code)) }
    waiter.resume(returning: .success(response))
  }

  /// Tells the waiter why there is no answer.
  func fail(_ error: CurlError) { waiter.resume(returning: .failure(error)) }
}

// MARK: - What came

extension Transfer {
  private var response: HTTPResponse {
    var status = 0
    unsafe _ = newsfold_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return HTTPResponse(
      status: status, url: info(CURLINFO_EFFECTIVE_URL) ?? request.url, headers: headers,
      body: body, redirect: info(CURLINFO_REDIRECT_URL))
  }

  private func info(_ what: CURLINFO) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe newsfold_getinfo_string(handle, what, &text) == CURLE_OK else { return nil }
    return unsafe text.map { unsafe String(cString: $0) }
  }

  private func error(_ code: CURLcode) -> CurlError {
    let kind: CurlError.Kind =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost
      case CURLE_COULDNT_CONNECT: .noConnection
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE:
        .insecure
      default: .other
      }
    return CurlError(kind: kind, code: Int(code.rawValue), message: message(code))
  }

  /// What libcurl says of this transfer, else what the code means in general.
  private func message(_ code: CURLcode) -> String {
    let own = unsafe String(cString: complaint)
    let general = "SSL certificate problem: "
    guard !own.isEmpty else { return unsafe String(cString: curl_easy_strerror(code)) }
    return own.hasPrefix(general) ? String(own.dropFirst(general.count)) : own
  }
}

extension CurlError {
  /// The caller gave up, or the client is gone.
  static let cancelled = CurlError(
    kind: .cancelled, code: 42, message: "the transfer was cancelled")
}
