/// How many entries two partitions put together: counts by label of the one, the other and both.
struct ContingencyTable {
  struct Cell: Hashable {
    var gold: Int
    var predicted: Int
  }

  let count: Int
  private(set) var gold: [Int: Int] = [:]
  private(set) var predicted: [Int: Int] = [:]
  private(set) var cells: [Cell: Int] = [:]

  /// The table of labels that stand side by side.
  init(gold: [Int], predicted: [Int]) {
    count = gold.count
    for (a, b) in zip(gold, predicted) {
      self.gold[a, default: 0] += 1
      self.predicted[b, default: 0] += 1
      cells[Cell(gold: a, predicted: b), default: 0] += 1
    }
  }

  /// The number of pairs among so many things.
  static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  var commonPairs: Int { cells.values.reduce(0) { $0 + Self.pairs($1) } }
  var goldPairs: Int { gold.values.reduce(0) { $0 + Self.pairs($1) } }
  var predictedPairs: Int { predicted.values.reduce(0) { $0 + Self.pairs($1) } }

  /// BCubed: the mean over entries of the share of its cluster, and of its story, that is right.
  ///
  /// Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model"
  /// (1998).
  var bcubed: PrecisionRecall {
    let precision = sum { count, cell in
      Double(count * count) / Double(predicted[cell.predicted] ?? 1)
    }
    let recall = sum { count, cell in Double(count * count) / Double(gold[cell.gold] ?? 1) }
    return PrecisionRecall(
      precision: precision / Double(count), recall: recall / Double(count))
  }

  /// The harmonic mean of homogeneity and completeness.
  ///
  /// Rosenberg and Hirschberg (2007).
  var vMeasure: Double {
    let n = Double(count)
    let shared = sum { count, cell in
      let (g, p) = (Double(gold[cell.gold] ?? 1), Double(predicted[cell.predicted] ?? 1))
      return Double(count) / n * logarithm(Double(count) * n / (g * p))
    }
    let (goldEntropy, predictedEntropy) = (entropy(gold), entropy(predicted))
    let homogeneity = goldEntropy > 0 ? shared / goldEntropy : 1
    let completeness = predictedEntropy > 0 ? shared / predictedEntropy : 1
    return PrecisionRecall(precision: homogeneity, recall: completeness).f1
  }

  /// The Rand index, corrected for chance.
  ///
  /// Hubert and Arabie (1985).
  var adjustedRandIndex: Double {
    let (common, gold, predicted) = (
      Double(commonPairs), Double(goldPairs), Double(predictedPairs)
    )
    let expected = count > 1 ? gold * predicted / Double(Self.pairs(count)) : 0
    let most = (gold + predicted) / 2
    return most == expected ? 1 : (common - expected) / (most - expected)
  }

  private func sum(_ part: (Int, Cell) -> Double) -> Double {
    cells.reduce(0) { $0 + part($1.value, $1.key) }
  }

  private func entropy(_ counts: [Int: Int]) -> Double {
    -counts.values.reduce(0) {
      let share = Double($1) / Double(count)
      return $0 + share * logarithm(share)
    }
  }
}
