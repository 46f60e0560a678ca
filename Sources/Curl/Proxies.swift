import Glibc

/// The proxies that the environment names, read as curl does.
///
/// `http_proxy` (in lower case only, since a web server sets the other from a request's header),
/// `https_proxy`, `all_proxy`, and `no_proxy` with the hosts that need none. Newsfold asks here
/// instead of leaving it to libcurl, to know whether a connection goes to a proxy or to a feed.
struct Proxies: Sendable {
  private let http: String?
  private let https: String?
  private let exceptions: [String]

  /// The proxies of a set of variables.
  init(_ variables: [String: String]) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    }
    let all = value("all_proxy", "ALL_PROXY")
    http = value("http_proxy") ?? all
    https = value("https_proxy", "HTTPS_PROXY") ?? all
    exceptions = (value("no_proxy", "NO_PROXY") ?? "").lowercased()
      .split { $0 == "," || $0 == " " }.map {
        $0.hasPrefix(".") ? String($0.dropFirst()) : String($0)
      }
  }

  /// The proxy for a URL; nil where there is none.
  func proxy(for url: String) -> String? {
    let isSecure = url.prefix(6).lowercased() == "https:"
    guard let proxy = isSecure ? https : http else { return nil }
    guard let host = URLHost.host(of: url), !isException(host) else { return nil }
    return proxy
  }

  private func isException(_ host: String) -> Bool {
    exceptions.contains { $0 == "*" || host == $0 || host.hasSuffix("." + $0) }
  }

  /// Those of the program's environment.
  static let ofEnvironment = Proxies(
    Dictionary(
      [
        "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
        "NO_PROXY",
      ].compactMap { name in
        unsafe getenv(name).map { (name, unsafe String(cString: $0)) }
      }, uniquingKeysWith: { first, _ in first }))
}
