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
  mutating func remember(_ entry: Int32, _ signatures: CopySignatures) {
    let place = Int(entry)
    if signatures.pages[place] != 0 { byURL.add(entry, of: signatures.pages[place]) }
    if signatures.titleHashes[place] != 0 { byTitle.add(entry, of: signatures.titleHashes[place]) }
    let sketch = signatures.sketches[place]
    guard sketch.count >= Self.enough else { return }
    for hash in sketch.prefix(Self.probes) { byShingle.add(entry, of: hash) }
  }

  /// What an entry repeats: the earliest remembered one it is a copy of; `seconds` tells when each
  /// entry appeared.
  func original(
    of entry: Int32, _ signatures: CopySignatures, seconds: [Double]
  ) -> Finding? {
    let place = Int(entry)
    let page = signatures.pages[place]
    var near = page != 0 ? byURL.suffix(Self.compared, of: page) : []
    near += byTitle.suffix(Self.compared, of: signatures.titleHashes[place])
    for hash in signatures.sketches[place].prefix(Self.probes) {
      near += byShingle.suffix(Self.compared, of: hash)
    }
    let pair = Pair(signatures: signatures, finder: self)
    for known in Set(near).sorted() {
      let hours = abs(seconds[place] - seconds[Int(known)]) / 3600
      if let found = pair.finding(entry, known, hours: hours) { return found }
    }
    return nil
  }

  /// A hash of the address of an entry's page, 0 if it is a site's front page.
  static func page(of entry: Entry) -> UInt64 {
    guard let page = entry.canonicalURL?.rawValue,
      page.utf8.contains(where: { $0 == 0x2F || $0 == 0x3F })
    else { return 0 }
    return StableHash.of(page)
  }
}

extension CopyFinder {
  /// Two entries side by side.
  private struct Pair {
    let signatures: CopySignatures
    let finder: CopyFinder

    func finding(_ entry: Int32, _ known: Int32, hours: Double) -> Finding? {
      let (a, b) = (Int(entry), Int(known))
      if signatures.pages[a] != 0, signatures.pages[a] == signatures.pages[b], sharesTitle(a, b) {
        return Finding(original: known, rule: .sameEntry, resemblance: 1)
      }
      // What a feed says under every entry makes its texts alike: there headlines must be, too.
      if signatures.feeds[a] == signatures.feeds[b], !sharesTitle(a, b) { return nil }
      let shared = sharedText(a, b, hours: hours)
      let isOneHeadline = hasSameTitle(a, b) && signatures.feeds[a] != signatures.feeds[b]
      let least = isOneHeadline ? finder.resemblanceUnderOneHeadline : finder.resemblance
      guard shared >= least else { return nil }
      return Finding(original: known, rule: .copy, resemblance: shared)
    }

    /// A page that shows many things (a show's page, a status page) is told by their headlines.
    private func sharesTitle(_ a: Int, _ b: Int) -> Bool {
      let (one, other) = (signatures.titleTerms[a], signatures.titleTerms[b])
      if one.isEmpty || other.isEmpty { return true }
      let common = Set(one).intersection(other).count
      let all = one.count + other.count - common
      return Double(common) >= 0.3 * Double(all)
    }

    private func hasSameTitle(_ a: Int, _ b: Int) -> Bool {
      signatures.titleHashes[a] == signatures.titleHashes[b] && signatures.titleHashes[a] != 0
        && signatures.titleTerms[a].count >= enoughTitle
    }

    /// The share of the texts that is the same; 0 where they are too short to tell.
    ///
    /// Short texts are copies only under one headline, soon after each other and in two feeds: a
    /// column's standing headline and standing abstract are no copies. Headlines without any text
    /// never are.
    private func sharedText(_ a: Int, _ b: Int, hours: Double) -> Double {
      let isLong = min(signatures.sketches[a].count, signatures.sketches[b].count) >= enough
      if isLong { return resemblance(a, b) }
      guard hasSameTitle(a, b), signatures.feeds[a] != signatures.feeds[b],
        hours <= finder.window, signatures.textHashes[a] != 0
      else { return 0 }
      if signatures.textHashes[a] == signatures.textHashes[b] { return 1 }
      return resemblance(a, b)
    }

    private func resemblance(_ a: Int, _ b: Int) -> Double {
      signatures.sketch(of: Int32(a)).resemblance(to: signatures.sketch(of: Int32(b)))
    }
  }
}
