import Curl
import FeedModel
import FeedText
import FoundationEssentials

/// How long an answer holds, as its headers say.
///
/// Source: RFC 9111 section 4.2.
struct Freshness {
  /// Seconds from now; nil where the server says nothing.
  let seconds: Double?

  init(_ headers: HTTPHeaders, at now: Date) {
    let directives = headers.values("Cache-Control").joined(separator: ",").lowercasedASCII()
      .split(separator: ",").map { $0.trimmingASCIIWhitespace() }
    let age = headers["Age"].flatMap { Double($0) } ?? 0
    if let maxAge = directives.compactMap(Self.maxAge).first {
      seconds = max(0, maxAge - max(0, age))
    } else if let expires = headers["Expires"].flatMap({ Date(lenient: $0) }) {
      let sent = headers["Date"].flatMap { Date(lenient: $0) } ?? now
      seconds = max(0, expires.timeIntervalSince(sent) - max(0, age))
    } else {
      seconds = nil
    }
  }

  private static func maxAge(_ directive: String) -> Double? {
    guard directive.hasPrefix("max-age=") else { return nil }
    return Double(directive.dropFirst(8).filter { $0 != "\"" })
  }
}
