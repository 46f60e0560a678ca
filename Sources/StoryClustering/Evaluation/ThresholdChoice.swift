public import FeedModel

/// Whether stories would agree better with the editor at another threshold.
///
/// Judged by leaving one out: each answer is met by the threshold that meets the others best, so that
/// none is learned by heart.
public struct ThresholdChoice: Sendable, Hashable {
  /// How well the answers are met by the stories of one threshold.
  public struct Trial: Sendable, Hashable {
    public var threshold: Float
    /// How well each is met, 0 to 1.
    public var shares: [Decision.ID: Double]

    public init(threshold: Float, shares: [Decision.ID: Double]) {
      self.threshold = threshold
      self.shares = shares
    }

    fileprivate var sum: Double { shares.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value } }
  }

  /// How many answers are known.
  public let answers: Int
  /// How well the threshold that holds meets them on average, 0 to 1.
  public let agreement: Double
  /// The same where each answer is met by the threshold that meets the others best.
  public let leaveOneOut: Double
  /// The threshold that meets all of them best; of equally good ones the nearest to that which holds.
  public let best: Float

  /// Compares trials; nil where there are fewer than two, or no answer is known.
  ///
  /// Complexity: O(answers · trials).
  /// - Parameters:
  ///   - current: the trial of the threshold that holds.
  ///   - others: those of other thresholds.
  public init?(_ current: Trial, _ others: [Trial]) {
    let distance = { (trial: Trial) in abs(trial.threshold - current.threshold) }
    let trials = [current] + others.sorted { distance($0) < distance($1) }
    guard !others.isEmpty, !current.shares.isEmpty else { return nil }
    let sums = trials.map(\.sum)
    let met = current.shares.keys.sorted().map { answer in
      let rest = zip(trials, sums).map { $1 - ($0.shares[answer] ?? 0) }
      return trials[Self.first(of: rest)].shares[answer] ?? 0
    }
    answers = current.shares.count
    agreement = sums[0] / Double(answers)
    leaveOneOut = met.reduce(0, +) / Double(answers)
    best = trials[Self.first(of: sums)].threshold
  }

  /// The threshold that is worth to be set; nil where there is not enough to go by, or none is better.
  public var offer: Float? {
    answers >= Self.fewest && leaveOneOut > agreement + 1e-9 ? best : nil
  }

  /// How many answers it takes: fewer make as much worse as better, as was measured with made-up
  /// editors.
  public static let fewest = 200

  /// The first place of the largest number.
  private static func first(of numbers: [Double]) -> Int {
    numbers.indices.reduce(0) { numbers[$1] > numbers[$0] + 1e-9 ? $1 : $0 }
  }
}
