import FeedModel

/// Which outlet each entry is of, and how many each has.
struct OutletTable: Sendable {
  private var numbersByHash: [UInt64: Int32] = [:]
  private var hashes: [UInt64] = []
  private var sizes: [Int] = []
  /// The outlet of each entry.
  private var outlets: [Int32] = []

  /// Adds the next entry, by its outlet's hash.
  mutating func append(_ hash: UInt64) {
    let next = Int32(hashes.count)
    let number = numbersByHash[hash] ?? next
    if number == next {
      numbersByHash[hash] = number
      hashes.append(hash)
      sizes.append(0)
    }
    sizes[Int(number)] += 1
    outlets.append(number)
  }

  /// The hash of an entry's outlet.
  func hash(of entry: Int32) -> UInt64 { hashes[Int(outlets[Int(entry)])] }

  /// Whether two entries are of one outlet, and that is one of several: where most of the news comes
  /// from one, nothing follows.
  func areOfOne(_ a: Int32, _ b: Int32) -> Bool {
    outlets[Int(a)] == outlets[Int(b)]
      && sizes[Int(outlets[Int(a)])] * Self.several <= outlets.count
  }

  /// A hash of an entry's outlet: the registered domain of its page, or its feed where the page is on
  /// a host that many share.
  static func hash(of entry: Entry) -> UInt64 {
    var name = entry.feed.rawValue
    if let url = entry.url, !Outlet.isShared(url), !Outlet.isFeedService(url),
      let domain = Outlet.registeredDomain(of: url)
    {
      name = domain
    }
    return StableHash.of(name)
  }

  private static let several = 3
}
