import CCurl
import Glibc

/// What libcurl is told of a request.
extension Transfer {
  /// Sets every option; called once.
  func setUp() {
    setUpRequest()
    setUpBody()
    setUpCertificates()
    setUpLimits()
    setUpCallbacks()
  }

  private func setUpRequest() {
    set(CURLOPT_URL, request.url)
    for field in request.headers.fields {
      unsafe headerList = curl_slist_append(headerList, Self.bytes("\(field.name): \(field.value)"))
    }
    // Servers that do not know the expectation would be waited for, a second each time.
    if request.body != nil { unsafe headerList = curl_slist_append(headerList, "Expect:") }
    unsafe _ = newsfold_setopt_list(handle, CURLOPT_HTTPHEADER, headerList)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_ACCEPT_ENCODING, "")
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // An empty text keeps libcurl from looking into the environment by itself.
    set(CURLOPT_PROXY, proxy ?? "")
    set(CURLOPT_NOSIGNAL, 1)
    // Ending a transfer must not wait for a name server that does not answer.
    set(CURLOPT_QUICK_EXIT, 1)
  }

  /// Makes it a POST; libcurl copies the bytes, whose count must be set before.
  private func setUpBody() {
    guard let body = request.body else { return }
    unsafe _ = newsfold_setopt_offset(
      handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    unsafe body.withUnsafeBytes { bytes in
      unsafe _ = newsfold_setopt_copied_body(handle, bytes.baseAddress)
    }
  }

  /// One bundle and no folder: only then does libcurl keep the parsed store for the whole run,
  /// which saves nineteen of twenty CPU seconds over many hosts (libcurl issue 9379).
  private func setUpCertificates() {
    guard let bundle = Self.certificates else { return }
    set(CURLOPT_CAINFO, bundle)
    unsafe _ = newsfold_setopt_string(handle, CURLOPT_CAPATH, nil)
  }

  /// The file of trusted certificates: named by the environment, or where systems have it.
  static let certificates: String? = {
    let usual = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    ]
    let named = unsafe getenv("SSL_CERT_FILE").map { unsafe String(cString: $0) }
    return named ?? usual.first { unsafe access($0, R_OK) == 0 }
  }()

  private func setUpLimits() {
    let limits = request.limits
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(limits.connectTime * 1000)))
    set(CURLOPT_TIMEOUT_MS, max(1, Int(limits.totalTime * 1000)))
    set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeed)
    set(CURLOPT_LOW_SPEED_TIME, limits.stallTime)
    // libcurl walks through all names it remembers each time it looks one up; the connections that are
    // used again need no name.
    set(CURLOPT_DNS_CACHE_TIMEOUT, 2)
  }

  private func setUpCallbacks() {
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    let users = [
      CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA,
      CURLOPT_PRIVATE,
    ]
    unsafe _ = newsfold_setopt_pointer(
      handle, CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(complaint))
    for option in users { unsafe _ = newsfold_setopt_pointer(handle, option, me) }
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
    unsafe _ = newsfold_setopt_request_callback(handle) { user, _, _, _, _ in
      unsafe Transfer.from(user)?.willSend() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  /// The transfer that a callback is for.
  static func from(_ user: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe user.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  func set(_ option: CURLoption, _ value: Int) {
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
