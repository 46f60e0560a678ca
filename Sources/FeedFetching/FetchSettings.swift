public import Curl
import FeedModel

/// How feeds are asked.
public struct FetchSettings: Sendable, Hashable {
  /// Says who asks, with a contact.
  ///
  /// Source: RFC 9110 section 10.1.5.
  public var userAgent = FetchSettings.userAgent(contact: "https://newsfold.example/about")
  public var limits = HTTPRequest.Limits()
  /// Redirects followed for one feed.
  public var redirects = 10
  /// Feeds asked at once, not counting the slow ones.
  public var parallel = 64
  /// Seconds after which a feed that has not answered counts as a slow one.
  public var patience: Double = 2
  /// Feeds of one host asked at once.
  public var parallelPerHost = 2
  /// Hosts with private or local addresses that may be reached.
  public var allowedHosts: [AllowedHost] = []
  /// The folder of the list of feeds: relative addresses are files below it.
  public var folder: String?
  /// Whether files outside that folder may be read.
  public var allowsAllFiles = false
  /// Seconds between two requests for one feed at the least.
  public var floor: Double = 30 * 60
  /// Seconds to wait where nobody says how often to ask.
  public var usualInterval: Double = 60 * 60
  /// Seconds that no hint makes longer.
  public var ceiling: Double = 24 * 3600

  public init() {}

  /// Who asks, with an address where those who run the servers learn more.
  public static func userAgent(contact: String) -> String {
    "\(Program.name)/\(Program.version) (+\(contact))"
  }
}
