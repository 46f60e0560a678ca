import CCurl

/// The host of a URL as libcurl reads it, so that a check and the request mean the same.
enum URLHost {
  /// In lower case, without brackets and final dot, an IPv4 address in its usual form whatever way
  /// it was written; nil if it is no URL.
  static func host(of url: String) -> String? {
    guard let parts = unsafe curl_url() else { return nil }
    defer { unsafe curl_url_cleanup(parts) }
    guard unsafe curl_url_set(parts, CURLUPART_URL, url, 0) == CURLUE_OK else { return nil }
    var text: UnsafeMutablePointer<CChar>?
    guard unsafe curl_url_get(parts, CURLUPART_HOST, &text, 0) == CURLUE_OK,
      let text = unsafe text
    else { return nil }
    defer { unsafe curl_free(text) }
    let host = unsafe String(cString: text).lowercased()
    return String(host.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }.trimmedDot)
  }
}

extension Substring {
  fileprivate var trimmedDot: Substring { hasSuffix(".") && count > 1 ? dropLast() : self }
}
