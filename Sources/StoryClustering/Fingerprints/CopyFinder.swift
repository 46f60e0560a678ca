import FeedModel

/// Finds entries that repeat another entry: its page, or its text with or without a new headline.
///
/// A copy shows at least one of the eight smallest shingle hashes of its original with probability
/// 1 - 0.3^8 at a resemblance of 0.7 (1 - 0.45^8 at 0.55), so only texts that share one of them are compared.
struct CopyFinder: Sendable {
  /// What an entry was found to repeat, and how it was found.
  struct Finding: Sendable, Equatable {
    var original: Int32
    var rule: Evidence.Rule
    var resemblance: Double
  }

  /// What is remembered of an entry that is no copy.
  private struct Original {
    var entry: Int32
    var feed: Int32
    var page: UInt64?
    var hours: Double
    var titleHash: UInt64
    var titleTerms: [Int32]
    var textHash: UInt64
    var sketch: ShingleSketch
  }

  private var originals: [Original] = []
  private var byURL = PlaceIndex<UInt64>()
  private var byTitle = PlaceIndex<UInt64>()
  private var byShingle = PlaceIndex<UInt32>()
  private let resemblance: Double
  private let resemblanceUnderOneHeadline: Double
  private let window: Double

  /// How many shingles a text must have to be known by them alone.
  private static let enough = 20
  /// How many words a headline must have to be known by it alone.
  private static let enoughTitle = 4
  private static let probes = 8
  /// How many of the latest originals are compared for one trait.
  private static let compared = 50

  init(parameters: StoryClusterer.Parameters) {
    resemblance = parameters.copyResemblance
    resemblanceUnderOneHeadline = parameters.copyResemblanceUnderOneHeadline
    window = parameters.windowHours
  }

  /// Remembers an entry that later ones may repeat.
  mutating func remember(_ number: Int32, _ print: Fingerprint, page: UInt64?, hours: Double) {
    let place = Int32(originals.count)
    originals.append(
      Original(
        entry: number, feed: print.feed, page: page, hours: hours, titleHash: print.titleHash,
        titleTerms: print.titleTerms, textHash: print.textHash, sketch: print.sketch))
    if let page { byURL.add(place, of: page) }
    if print.titleHash != 0 { byTitle.add(place, of: print.titleHash) }
    guard print.sketch.count >= Self.enough else { return }
    for hash in print.sketch.hashes.prefix(Self.probes) {
      byShingle.add(place, of: hash)
    }
  }

  /// What an entry repeats: the earliest remembered one it is a copy of.
  func original(of print: Fingerprint, page: UInt64?, hours: Double) -> Finding? {
    var places = page.map { byURL.suffix(Self.compared, of: $0) } ?? []
    places += byTitle.suffix(Self.compared, of: print.titleHash)
    for hash in print.sketch.hashes.prefix(Self.probes) {
      places += byShingle.suffix(Self.compared, of: hash)
    }
    for place in Set(places).sorted() {
      let known = originals[Int(place)]
      if let found = finding(print, page: page, hours: hours, known) { return found }
    }
    return nil
  }

  /// A hash of the address of an entry's page, unless it is a site's front page.
  static func page(of entry: Entry) -> UInt64? {
    guard let page = entry.canonicalURL?.rawValue,
      page.utf8.contains(where: { $0 == 0x2F || $0 == 0x3F })
    else { return nil }
    let bytes = Array(page.utf8)
    return StableHash.of(bytes, 0..<bytes.count)
  }
}

extension CopyFinder {
  private func finding(
    _ print: Fingerprint, page: UInt64?, hours: Double, _ known: Original
  ) -> Finding? {
    if page != nil, known.page == page, sharesTitle(print.titleTerms, known.titleTerms) {
      return Finding(original: known.entry, rule: .sameEntry, resemblance: 1)
    }
    let shared = sharedText(print, hours: hours, known)
    let isOneHeadline = hasSameTitle(print, known) && print.feed != known.feed
    guard shared >= (isOneHeadline ? resemblanceUnderOneHeadline : resemblance) else { return nil }
    return Finding(original: known.entry, rule: .copy, resemblance: shared)
  }

  /// A page that shows many things (a show's page, a status page) is told by their headlines.
  private func sharesTitle(_ a: [Int32], _ b: [Int32]) -> Bool {
    if a.isEmpty || b.isEmpty { return true }
    let common = Set(a).intersection(b).count
    let all = a.count + b.count - common
    return Double(common) >= 0.3 * Double(all)
  }

  private func hasSameTitle(_ print: Fingerprint, _ known: Original) -> Bool {
    print.titleHash == known.titleHash && print.titleHash != 0
      && print.titleTerms.count >= Self.enoughTitle
  }

  /// The share of the texts that is the same; 0 where they are too short to tell.
  ///
  /// Short texts are copies only under one headline, soon after each other and in two feeds: a
  /// column's standing headline and standing abstract are no copies. Headlines without any text
  /// never are.
  private func sharedText(_ print: Fingerprint, hours: Double, _ known: Original) -> Double {
    let isLong = min(print.sketch.count, known.sketch.count) >= Self.enough
    if isLong { return print.sketch.resemblance(to: known.sketch) }
    guard hasSameTitle(print, known), print.feed != known.feed,
      abs(hours - known.hours) <= window, print.textHash != 0
    else { return 0 }
    if print.textHash == known.textHash { return 1 }
    return print.sketch.resemblance(to: known.sketch)
  }
}
