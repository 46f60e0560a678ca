/// How well stories agree with those that people made.
public struct ClusteringScore: Sendable {
  /// One figure with its name: a count or a share.
  public enum Figure: Sendable, Hashable {
    /// A number of things.
    case count(Int)
    /// A share or another real number.
    case share(Double)

    /// The figure as it is printed: counts whole, others with four digits.
    public var text: String {
      switch self {
      case .count(let number): String(number)
      case .share(let value): Self.fixed(value)
      }
    }

    private static func fixed(_ value: Double) -> String {
      let scaled = Int((abs(value) * 10_000).rounded(.toNearestOrEven))
      let digits = String(scaled % 10_000)
      let sign = value < 0 && scaled > 0 ? "-" : ""
      return sign + "\(scaled / 10_000)."
        + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// The figures with their names, in the order in which they are printed.
  public private(set) var figures: [(name: String, figure: Figure)] = []

  /// One `key: value` line a figure.
  public var lines: [String] { figures.map { "\($0.name): \($0.figure.text)" } }

  /// A figure by its name, as a number.
  public subscript(name: String) -> Double? {
    switch figures.first(where: { $0.name == name })?.figure {
    case .count(let number): Double(number)
    case .share(let value): value
    case nil: nil
    }
  }

  /// Scores predictions; an article without one counts as a story of its own.
  ///
  /// - Parameters:
  ///   - articles: the labelled set; those without a label are left out.
  ///   - stories: the predicted story of each article's id.
  ///   - pairs: judged pairs, where there are any.
  public init(
    of articles: [GoldArticle], predicted stories: [String: String], pairs: [GoldPair] = []
  ) {
    let judged = articles.filter { $0.gold != nil }
    let labels = Labels(judged, stories)
    if !judged.isEmpty {
      addClustering(labels.table())
      add("missing_predictions", .count(judged.filter { stories[$0.id] == nil }.count))
    }
    if labels.byLanguage.count > 1 { addLanguages(labels) }
    if !pairs.isEmpty { addPairs(pairs, stories) }
  }

  /// Adds a figure that something else measured.
  public mutating func add(_ name: String, _ figure: Figure) { figures.append((name, figure)) }
}

extension ClusteringScore {
  private mutating func addClustering(_ table: ContingencyTable) {
    let pairwise = PrecisionRecall(
      right: table.commonPairs, found: table.predictedPairs, wanted: table.goldPairs)
    add("articles", .count(table.count))
    add("bcubed", table.bcubed)
    add("pairwise", pairwise)
    add("v_measure", .share(table.vMeasure))
    add("ari", .share(table.adjustedRandIndex))
    add("clusters", .count(table.predicted.count))
    add("gold_clusters", .count(table.gold.count))
    add("cluster_ratio", .share(Double(table.predicted.count) / Double(table.gold.count)))
    add("clusters_of_one", .count(table.predicted.values.filter { $0 == 1 }.count))
    add("gold_clusters_of_one", .count(table.gold.values.filter { $0 == 1 }.count))
  }

  private mutating func add(_ name: String, _ value: PrecisionRecall) {
    add(name + "_precision", .share(value.precision))
    add(name + "_recall", .share(value.recall))
    add(name + "_f1", .share(value.f1))
  }

  /// Pairs across languages, and each article judged within its own language.
  private mutating func addLanguages(_ labels: Labels) {
    let whole = labels.table()
    let parts = labels.byLanguage.sorted { $0.key < $1.key }
    let tables = parts.map { labels.table(of: $0.value) }
    add(
      "crosslingual",
      PrecisionRecall(
        right: whole.commonPairs - tables.reduce(0) { $0 + $1.commonPairs },
        found: whole.predictedPairs - tables.reduce(0) { $0 + $1.predictedPairs },
        wanted: whole.goldPairs - tables.reduce(0) { $0 + $1.goldPairs }))
    for (part, table) in zip(parts, tables) {
      add("bcubed_f1_\(part.key)", .share(table.bcubed.f1))
    }
    for (name, value) in [
      ("precision", \PrecisionRecall.precision), ("recall", \.recall), ("f1", \.f1),
    ] {
      let sum = tables.reduce(0) { $0 + $1.bcubed[keyPath: value] * Double($1.count) }
      add("monolingual_bcubed_\(name)", .share(sum / Double(whole.count)))
    }
  }

  private mutating func addPairs(_ pairs: [GoldPair], _ stories: [String: String]) {
    let found = pairs.filter {
      $0.a == $0.b || (stories[$0.a] != nil && stories[$0.a] == stories[$0.b])
    }
    let right = found.filter(\.same).count
    let wanted = pairs.filter(\.same).count
    let agreed = right + pairs.count - found.count - (wanted - right)
    add("pairs", .count(pairs.count))
    add("pair_accuracy", .share(Double(agreed) / Double(pairs.count)))
    add("pair", PrecisionRecall(right: right, found: found.count, wanted: wanted))
  }
}
