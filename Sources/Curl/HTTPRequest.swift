/// A GET or POST request, with the limits its answer must keep.
public struct HTTPRequest: Sendable, Hashable {
  /// An http or https URL; user name and password in it are sent to that host only.
  public var url: String
  public var headers: HTTPHeaders
  /// What is sent with a POST, of a kind that a header tells; nil makes it a GET.
  public var body: [UInt8]?
  public var limits: Limits
  /// Whether the connection may go to an address that is not a public one.
  public var mayReachPrivateAddresses: Bool

  public init(
    url: String, headers: HTTPHeaders = [:], body: [UInt8]? = nil, limits: Limits = .init(),
    mayReachPrivateAddresses: Bool = false
  ) {
    self.url = url
    self.headers = headers
    self.body = body
    self.limits = limits
    self.mayReachPrivateAddresses = mayReachPrivateAddresses
  }

  /// What an answer may cost.
  public struct Limits: Sendable, Hashable {
    /// Seconds until the connection must stand.
    public var connectTime: Double = 10
    /// Seconds until the whole answer must be here.
    public var totalTime: Double = 30
    /// Bytes a second under which a transfer is ended after ``stallTime``.
    public var lowSpeed: Int = 50
    /// Seconds that a transfer may stay under ``lowSpeed``.
    public var stallTime: Int = 15
    /// Bytes of the body after decoding.
    public var bodyBytes: Int = 16 << 20
    /// How many times larger than what was sent a body may become by decoding; bodies up to
    /// ``harmless`` bytes are not looked at.
    public var expansion: Int = 100
    /// Bytes of all header lines.
    public var headerBytes: Int = 64 << 10

    /// Bytes that no expansion makes dangerous.
    public static let harmless = 1 << 20

    public init() {}
  }
}
