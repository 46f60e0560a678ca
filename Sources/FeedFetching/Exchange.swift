import Curl
import FeedModel
import FoundationEssentials

/// The way from a feed's address over redirects to an answer, as it is walked.
struct Exchange {
  /// A redirect that was followed.
  struct Hop {
    let status: Int
    let target: String
  }

  /// How it ended.
  enum Ending {
    case answer(HTTPResponse)
    case file([UInt8])
    case failure(FetchError)
  }

  /// The address asked first.
  private let start: String
  /// The address asked now.
  var url: String
  private(set) var hops: [Hop] = []
  private(set) var ending: Ending = .failure(.cancelled)
  /// Each request with its answer, for those who want to see them.
  private(set) var steps: [FetchStep] = []
  /// Bytes of all bodies that came.
  private(set) var bodyBytes = 0
  /// Whether the last request carried validators, and whether it asked for what is new alone.
  private(set) var wasConditional = false
  private(set) var askedForChanges = false

  init(url: String) {
    self.start = url
    self.url = url
  }

  init(failure: FetchError) {
    self.start = ""
    self.url = ""
    self.ending = .failure(failure)
  }

  init(reading file: FeedFile, _ settings: FetchSettings) {
    self.start = ""
    self.url = ""
    do throws(FetchError) {
      self.ending = .file(try file.read(atMost: settings.limits.bodyBytes))
    } catch {
      self.ending = .failure(error)
    }
  }

  /// Takes an answer; gives where it redirects to, nil if it is the end.
  mutating func take(_ response: HTTPResponse, asked request: HTTPRequest) -> String? {
    steps.append(FetchStep(request, response))
    bodyBytes += response.body.count
    wasConditional =
      request.headers["If-None-Match"] != nil || request.headers["If-Modified-Since"] != nil
    askedForChanges = request.headers["A-IM"] != nil
    guard [301, 302, 303, 307, 308].contains(response.status) else {
      ending = .answer(response)
      return nil
    }
    guard let target = response.redirect else {
      ending = .failure(.badRedirect(""))
      return nil
    }
    hops.append(Hop(status: response.status, target: target))
    return target
  }

  func failing(_ error: FetchError) -> Exchange {
    var exchange = self
    exchange.ending = .failure(error)
    return exchange
  }

  var hasTimedOut: Bool {
    if case .failure(.timedOut) = ending { true } else { false }
  }

  /// The last address of the unbroken run of permanent redirects at the start, if there is one.
  ///
  /// A step from https to http is never permanent: an attacker on the way could have made it.
  var permanentTarget: String? {
    var current: String?
    var isSecure = Self.isSecure(start)
    for hop in hops {
      guard hop.status == 301 || hop.status == 308 else { break }
      guard Self.isSecure(hop.target) || !isSecure else { break }
      isSecure = Self.isSecure(hop.target)
      current = hop.target
    }
    return current
  }

  private static func isSecure(_ address: String) -> Bool {
    address.prefix(6).lowercasedASCII() == "https:"
  }

  /// Whether the redirects come back to one page again and again.
  ///
  /// The same address a second time is a circle, and so is the same page with another query a
  /// fourth time: a page that sets a cookie sends its reader back once or twice.
  var goesInACircle: Bool {
    guard let target = hops.last?.target else { return false }
    let places = [start] + hops.dropLast().map(\.target)
    let page = target.prefix { $0 != "?" && $0 != "#" }
    let visits = places.count { $0.prefix { $0 != "?" && $0 != "#" } == page }
    return visits >= 3 || places.count { $0 == target } >= 2
  }
}
