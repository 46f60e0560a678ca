import FeedModel

/// Where a story falls into two parts, if it does.
///
/// Each report is held to the one it is nearest to. Where that leaves several parts, those whose
/// headlines are most alike come together until two are left; where it leaves one, the bond is cut
/// that leaves two parts with the least alike headlines: a bridge.
struct StoryCut {
  /// What holds the parts together.
  enum Bond { case none, single }

  /// The smaller part, oldest first.
  let part: [ReviewedStory.Report]
  let rest: [ReviewedStory.Report]
  let bond: Bond
  /// The mean likeness of headlines across the parts, 0 to 1.
  let across: Double
  /// The mean of the parts' own likeness, 0 to 1.
  let within: Double

  /// The cut of a story; nil if it is too small, too large or does not fall apart.
  ///
  /// Complexity: O(reports³) at worst, at most ``mostReports``.
  init?(_ story: ReviewedStory, _ headlines: Headlines) {
    let count = story.reports.count
    guard count >= 4, count <= Self.mostReports else { return nil }
    let bonds = Bonds(story.reports)
    let parts = bonds.parts(without: nil)
    let sums = story.reports.map { headlines.sum(of: [$0.entry]) }
    let found =
      parts.count > 1
      ? Self.halves(parts, sums) : Self.bridge(bonds, sums)
    guard let (a, b) = found else { return nil }
    let (small, large) = (a.count, a[0]) < (b.count, b[0]) ? (a, b) : (b, a)
    let (one, other) = (Self.sum(small, sums), Self.sum(large, sums))
    part = small.map { story.reports[$0] }
    rest = large.map { story.reports[$0] }
    bond = parts.count > 1 ? .none : .single
    across = one.likeness(to: other)
    within = (one.cohesion + other.cohesion) / 2
  }

  private typealias Halves = ([Int], [Int])

  /// Parts, put together by their headlines until two are left.
  private static func halves(_ parts: [[Int]], _ sums: [HeadlineSum]) -> Halves {
    var parts = parts.map { (places: $0, sum: sum($0, sums)) }
    while parts.count > 2 {
      var best = (a: 0, b: 1, likeness: -1.0, size: 0)
      for b in parts.indices {
        for a in 0..<b {
          let likeness = parts[a].sum.likeness(to: parts[b].sum)
          let size = -parts[a].places.count - parts[b].places.count
          if (best.likeness, best.size) < (likeness, size) { best = (a, b, likeness, size) }
        }
      }
      let other = parts.remove(at: best.b)
      parts[best.a].places = (parts[best.a].places + other.places).sorted()
      parts[best.a].sum.add(other.sum)
    }
    return (parts[0].places, parts[1].places)
  }

  /// The two parts that hang together by one bond and are least alike.
  private static func bridge(_ bonds: Bonds, _ sums: [HeadlineSum]) -> Halves? {
    var best: (halves: Halves, likeness: Double)?
    for bond in bonds.all {
      let parts = bonds.parts(without: bond)
      guard parts.count == 2, parts.allSatisfy({ $0.count > 1 }) else { continue }
      let likeness = sum(parts[0], sums).likeness(to: sum(parts[1], sums))
      if likeness < best?.likeness ?? .infinity { best = ((parts[0], parts[1]), likeness) }
    }
    return best?.halves
  }

  private static func sum(_ places: [Int], _ sums: [HeadlineSum]) -> HeadlineSum {
    places.reduce(into: HeadlineSum()) { $0.add(sums[$1]) }
  }

  private static let mostReports = 300
}

/// Which reports of a story are held to which, each to the one it is nearest to.
private struct Bonds {
  /// Places of reports, the smaller first.
  struct Bond: Hashable, Comparable {
    var a: Int
    var b: Int

    static func < (x: Bond, y: Bond) -> Bool { (x.a, x.b) < (y.a, y.b) }
  }

  let all: [Bond]
  private let count: Int

  init(_ reports: [ReviewedStory.Report]) {
    var places: [Entry.ID: Int] = [:]
    for (place, report) in reports.enumerated() {
      for entry in report.all { places[entry] = place }
    }
    let found = reports.enumerated().compactMap { place, report -> Bond? in
      guard let other = report.evidence.nearest.flatMap({ places[$0.entry] }), other != place else {
        return nil
      }
      return Bond(a: min(place, other), b: max(place, other))
    }
    all = Set(found).sorted()
    count = reports.count
  }

  /// What hangs together, with or without one bond; each part and the parts in the reports' order.
  func parts(without cut: Bond?) -> [[Int]] {
    var heads = Array(0..<count)
    func head(of place: Int) -> Int {
      var head = place
      while heads[head] != head { head = heads[head] }
      return head
    }
    for bond in all where bond != cut {
      let (a, b) = (head(of: bond.a), head(of: bond.b))
      heads[max(a, b)] = min(a, b)
    }
    let parts = Dictionary(grouping: 0..<count) { head(of: $0) }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }
}
