/// The headers that stand on every answer, whatever it is.
public enum SafetyHeaders {
  /// For our own pages and all that is no file: no script, style or form but our own, nothing framed.
  static let own =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'none'; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

  /// For what was published: a page with feeds' words runs nothing, sends nothing, and is of no origin.
  static let published =
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'none'; form-action 'none'; "
    + "frame-ancestors 'none'; base-uri 'none'; "
    + "sandbox allow-popups allow-popups-to-escape-sandbox"

  /// All of them, with the values they have where an answer says nothing else.
  public static let all: [(name: String, value: String)] = [
    ("content-security-policy", own),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
  ]
}
