import CCurl
import Glibc

/// The check that keeps a feed from reaching into the keeper's own network.
///
/// It sees the address itself, after the name was resolved and before the connection is made, so no
/// spelling of a host, no redirect and no change of DNS between check and use gets around it.
enum SocketAddress {
  /// Whether an address that libcurl is about to connect to is a public (global unicast) one.
  static func isPublic(_ address: UnsafePointer<curl_sockaddr>) -> Bool {
    let bytes = unsafe withUnsafeBytes(of: address.pointee.addr) { unsafe Array($0) }
    switch unsafe address.pointee.family {
    case AF_INET: return isPublicIPv4(Array(bytes[4..<8]))
    case AF_INET6: return unsafe isPublicIPv6(v6(address))
    default: return false
    }
  }

  /// Whether a URL names this machine or a private address without the help of a name server.
  ///
  /// What goes through a proxy cannot be checked otherwise: the proxy resolves the names.
  static func isLocal(url: String) -> Bool {
    guard let host = URLHost.host(of: url) else { return true }
    if host == "localhost" || host.hasSuffix(".localhost") { return true }
    var bytes = [UInt8](repeating: 0, count: 16)
    if unsafe inet_pton(AF_INET, host, &bytes) == 1 { return !isPublicIPv4(Array(bytes[..<4])) }
    let isIPv6 = unsafe inet_pton(AF_INET6, host, &bytes) == 1
    return isIPv6 && !isPublicIPv6(bytes)
  }

  /// The 16 bytes of an IPv6 address, which reach beyond the generic sockaddr.
  private static func v6(_ address: UnsafePointer<curl_sockaddr>) -> [UInt8] {
    let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
    let start = unsafe UnsafeRawPointer(address) + offset + 8
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: 16))
  }

  /// IPv4 ranges that are not public.
  ///
  /// Source: RFC 6890 and the IANA special-purpose registry.
  static func isPublicIPv4(_ a: [UInt8]) -> Bool {
    switch (a[0], a[1]) {
    case (0, _), (10, _), (127, _), (224..., _), (169, 254), (192, 168), (198, 18...19): false
    case (172, 16...31), (100, 64...127): false
    case (192, 0) where a[2] == 0 || a[2] == 2: false
    case (198, 51) where a[2] == 100: false
    case (203, 0) where a[2] == 113: false
    case (192, 88) where a[2] == 99: false
    default: true
    }
  }

  /// Only 2000::/3 is global unicast; what carries an IPv4 address inside is judged by that.
  static func isPublicIPv6(_ a: [UInt8]) -> Bool {
    if a[0..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
      return isPublicIPv4(Array(a[12...]))
    }
    if a[0..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] {
      return isPublicIPv4(Array(a[12...]))
    }
    guard a[0] & 0xE0 == 0x20 else { return false }
    if a[0] == 0x20, a[1] == 0x02 { return isPublicIPv4(Array(a[2..<6])) }
    if a[0..<4] == [0x20, 0x01, 0, 0] || a[0..<4] == [0x20, 0x01, 0x0D, 0xB8] { return false }
    return true
  }
}
