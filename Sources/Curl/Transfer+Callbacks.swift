import CCurl
import Glibc

/// What libcurl tells while it works.
extension Transfer {
  /// Takes a piece of the decoded body; 0 ends the transfer.
  func receive(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    let limits = request.limits
    let total = body.count + count
    guard total <= limits.bodyBytes else {
      return end(.bodyTooLarge, "the body is larger than \(limits.bodyBytes) bytes")
    }
    guard total <= Limits.harmless || total / max(1, encodedBytes) <= limits.expansion else {
      return end(
        .expandsTooMuch, "the body is more than \(limits.expansion) times larger than what was sent"
      )
    }
    guard hasRoom(self, count) else {
      isPaused = true
      return Int(CURL_WRITEFUNC_PAUSE)
    }
    unsafe body.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
    return count
  }

  private typealias Limits = HTTPRequest.Limits

  /// Bytes of the body as they came over the wire.
  private var encodedBytes: Int {
    var count = curl_off_t(0)
    unsafe _ = newsfold_getinfo_offset(handle, CURLINFO_SIZE_DOWNLOAD_T, &count)
    return Int(count)
  }

  func receiveHeader(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    headerBytes += count
    guard headerBytes <= request.limits.headerBytes else {
      return end(
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

  /// Opens the socket for an address that the host's name stands for, if it may be reached.
  ///
  /// A proxy is the keeper's own and may be anywhere; what it may be asked for is looked at in
  /// ``willSend()``.
  func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address = unsafe address else { return newsfold_socket_bad() }
    let isAllowed =
      unsafe request.mayReachPrivateAddresses || proxy != nil
      || SocketAddress.isPublic(address)
    guard isAllowed else {
      refusePrivateAddress()
      return newsfold_socket_bad()
    }
    return unsafe socket(
      address.pointee.family, address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue),
      address.pointee.protocol)
  }

  /// Whether the request may be sent over the connection that now stands.
  ///
  /// A kept connection may have died meanwhile: then, and only then, libcurl sends the request
  /// again, and must do so over a new one, once.
  func willSend() -> Bool {
    if proxy != nil, !request.mayReachPrivateAddresses, SocketAddress.isLocal(url: request.url) {
      refusePrivateAddress()
      return false
    }
    attempts += 1
    set(CURLOPT_FRESH_CONNECT, 1)
    guard attempts <= 2 else {
      _ = end(.noConnection, "the server closes its connections without an answer")
      return false
    }
    return true
  }

  private func refusePrivateAddress() {
    _ = end(.privateAddress, "the host has a private or local address, which is not allowed")
  }

  private func end(_ kind: CurlError.Kind, _ message: String) -> Int {
    broken = CurlError(kind: kind, code: Int(CURLE_WRITE_ERROR.rawValue), message: message)
    return 0
  }
}
