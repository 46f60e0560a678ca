import CCurl
import Glibc

/// One running request: its easy handle, what came so far, and who waits for it.
///
/// Touched by the loop's thread only, libcurl's callbacks included.
@safe
final class Transfer {
  let id: UInt64
  let request: HTTPRequest
  private let handle: UnsafeMutableRawPointer
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var headers = HTTPHeaders()
  private var headerBytes = 0
  private var body: [UInt8] = []
  private var broken: CurlError?
  private let waiter: CheckedContinuation<Result<HTTPResponse, CurlError>, Never>

  /// Sets up libcurl for a request; nil if it has no memory for a handle.
  init?(
    id: UInt64, request: HTTPRequest,
    waiter: CheckedContinuation<Result<HTTPResponse, CurlError>, Never>
  ) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    self.id = id
    self.request = request
    unsafe self.handle = handle
    self.waiter = waiter
    setUpRequest()
    setUpLimits()
    setUpCallbacks()
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(headerList)
  }

  /// Gives the handle to the multi handle; false if it does not take it.
  func start(on multi: UnsafeMutableRawPointer) -> Bool {
    unsafe curl_multi_add_handle(multi, handle) == CURLM_OK
  }

  /// Takes the handle off the multi handle.
  func stop(on multi: UnsafeMutableRawPointer) {
    unsafe _ = curl_multi_remove_handle(multi, handle)
  }

  /// Tells the waiter how it went.
  func finish(_ code: CURLcode) {
    // One address of a host may be refused while another one answers.
    guard code == CURLE_OK else { return waiter.resume(returning: .failure(broken ?? error(code))) }
    waiter.resume(returning: .success(response))
  }

  /// Tells the waiter that nobody wants the answer any more.
  func cancel() {
    let error = CurlError(kind: .cancelled, code: 42, message: "the transfer was cancelled")
    waiter.resume(returning: .failure(error))
  }
}

// MARK: - What libcurl is told

extension Transfer {
  private func setUpRequest() {
    set(CURLOPT_URL, request.url)
    for field in request.headers.fields {
      unsafe headerList = curl_slist_append(headerList, Self.bytes("\(field.name): \(field.value)"))
    }
    unsafe _ = newsfold_setopt_list(handle, CURLOPT_HTTPHEADER, headerList)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_ACCEPT_ENCODING, "")
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    set(CURLOPT_NOSIGNAL, 1)
    // Ending a transfer must not wait for a name server that does not answer.
    set(CURLOPT_QUICK_EXIT, 1)
    setUpCertificates()
  }

  /// One bundle and no folder: only then does libcurl keep the parsed store for the whole run,
  /// which saves nineteen of twenty CPU seconds over many hosts (libcurl issue 9379).
  private func setUpCertificates() {
    let bundle = getenvString("SSL_CERT_FILE") ?? "/etc/ssl/certs/ca-certificates.crt"
    guard unsafe access(bundle, R_OK) == 0 else { return }
    set(CURLOPT_CAINFO, bundle)
    unsafe _ = newsfold_setopt_string(handle, CURLOPT_CAPATH, nil)
  }

  private func setUpLimits() {
    let limits = request.limits
    set(CURLOPT_CONNECTTIMEOUT_MS, Int(limits.connectTime * 1000))
    set(CURLOPT_TIMEOUT_MS, max(1, Int(limits.totalTime * 1000)))
    set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeed)
    set(CURLOPT_LOW_SPEED_TIME, limits.stallTime)
  }

  private func setUpCallbacks() {
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe _ = newsfold_setopt_pointer(handle, CURLOPT_WRITEDATA, me)
    unsafe _ = newsfold_setopt_pointer(handle, CURLOPT_HEADERDATA, me)
    unsafe _ = newsfold_setopt_pointer(handle, CURLOPT_OPENSOCKETDATA, me)
    unsafe _ = newsfold_setopt_pointer(handle, CURLOPT_PRIVATE, me)
    unsafe _ = newsfold_setopt_data_callback(handle, CURLOPT_WRITEFUNCTION) {
      data, size, count, user in
      unsafe Transfer.from(user)?.receive(data, size * count) ?? 0
    }
    unsafe _ = newsfold_setopt_data_callback(handle, CURLOPT_HEADERFUNCTION) {
      data, size, count, user in
      unsafe Transfer.from(user)?.receiveHeader(data, size * count) ?? 0
    }
    unsafe _ = newsfold_setopt_socket_callback(handle) { user, _, address in
      unsafe Transfer.from(user)?.openSocket(address) ?? newsfold_socket_bad()
    }
  }

  static func from(_ user: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe user.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private func set(_ option: CURLoption, _ value: Int) {
    unsafe _ = newsfold_setopt_long(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    unsafe _ = newsfold_setopt_string(handle, option, value)
  }

  /// The text with one byte a character (see ``HTTPHeaders``), ended as C wants it.
  private static func bytes(_ text: String) -> [CChar] {
    text.unicodeScalars.map { CChar(bitPattern: UInt8(truncatingIfNeeded: $0.value)) } + [0]
  }
}

// MARK: - What libcurl tells

extension Transfer {
  /// Takes a piece of the decoded body; 0 ends the transfer.
  private func receive(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard body.count + count <= request.limits.bodyBytes else {
      return fail(.bodyTooLarge, "the body is larger than \(request.limits.bodyBytes) bytes")
    }
    unsafe body.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
    return count
  }

  private func receiveHeader(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    headerBytes += count
    guard headerBytes <= request.limits.headerBytes else {
      return fail(
        .headersTooLarge, "the headers are larger than \(request.limits.headerBytes) bytes")
    }
    let line = unsafe Array(UnsafeRawBufferPointer(start: data, count: count))
    // A new status line starts a new answer: 100 Continue, or a proxy's own.
    if line.starts(with: "HTTP/".utf8) {
      headers = HTTPHeaders()
    } else {
      headers.append(line: line[...])
    }
    return count
  }

  private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address = unsafe address else { return newsfold_socket_bad() }
    let isAllowed = unsafe request.mayReachPrivateAddresses || SocketAddress.isPublic(address)
    guard isAllowed else {
      _ = fail(.privateAddress, "the host has a private or local address, which is not allowed")
      return newsfold_socket_bad()
    }
    return unsafe socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
      address.pointee.protocol)
  }

  private func fail(_ kind: CurlError.Kind, _ message: String) -> Int {
    broken = CurlError(kind: kind, code: Int(CURLE_WRITE_ERROR.rawValue), message: message)
    return 0
  }

  private var response: HTTPResponse {
    var status = 0
    unsafe _ = newsfold_getinfo_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return HTTPResponse(
      status: status, url: info(CURLINFO_EFFECTIVE_URL) ?? request.url, headers: headers,
      body: body,
      redirect: info(CURLINFO_REDIRECT_URL))
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
    let message = unsafe String(cString: curl_easy_strerror(code))
    return CurlError(kind: kind, code: Int(code.rawValue), message: message)
  }
}

private func getenvString(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}
