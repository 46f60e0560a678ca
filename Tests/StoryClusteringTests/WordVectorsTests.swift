import FeedText
import Foundation
import TestSupport
import Testing

@testable import StoryClustering

/// The table of word vectors against what its maker's own reader gives.
struct WordVectorsTests {
  /// A line of `test-vectors.jsonl`.
  private struct Sample: Decodable {
    let language: String
    let text: String
    let keys: [String]
    let known: [String]
    let plainMean: [Float]
    let anchors: [String]
    let vector: [Float]
  }

  private static let samples = Fixture.projectFolder.deletingLastPathComponent()
    .appending(path: "shared/vectors/test-vectors.jsonl")
  private static let isThere = FileManager.default.fileExists(atPath: samples.path)
  private static let table = Fixture.projectFolder
    .appending(path: "Sources/BundledVectors/words-32.nfv")

  private static func words() throws -> WordVectors {
    try WordVectors(try Data(contentsOf: table, options: .alwaysMapped))
  }

  @Test(.enabled(if: isThere, "the test vectors are not beside the checkout (../shared/vectors)"))
  func `200 of 200 test vectors are within the stated tolerance`() throws {
    let lines = try String(contentsOf: Self.samples, encoding: .utf8).split(separator: "\n")
    let samples = try lines.map { try JSONDecoder().decode(Sample.self, from: Data($0.utf8)) }
    let words = try Self.words()
    let means = try vectors(of: samples, words)
    var passed = 0
    for (sample, vector) in zip(samples, means) {
      let known = sample.keys.filter { words.row(of: Array($0.utf8)[...]) != nil }
      let plain = words.mean(
        of: known.compactMap { words.row(of: Array($0.utf8)[...]) }.map { (row: $0, weight: 1) })
      let isSame =
        known == sample.known && distance(plain, sample.plainMean) <= 1e-4
        && distance(vector, sample.vector) <= 2e-4
        && HeadlineNames(sample.text).names.map(\.key).sorted() == sample.anchors
        && Set(Words(sample.text).terms).sorted() == sample.keys
      if isSame { passed += 1 }
    }
    print("vectors.samples: \(passed) of \(samples.count)")
    #expect(passed == samples.count)
    #expect(samples.count == 200)
  }

  /// Each sample's words by their rarity among all, less its language's mean, of length 1.
  private func vectors(of samples: [Sample], _ words: WordVectors) throws -> [[Float]] {
    var counts: [String: Float] = [:]
    for key in samples.flatMap(\.keys) { counts[key, default: 0] += 1 }
    let names = Set(samples.map(\.language)).sorted()
    var means = LanguageMeans()
    let vectors = samples.map { sample in
      words.mean(
        of: sample.keys.compactMap { key in
          guard let row = words.row(of: Array(key.utf8)[...]) else { return nil }
          let rarity = logf(Float(samples.count + 1) / ((counts[key] ?? 0) + 0.5))
          return (row: row, weight: max(0, rarity))
        })
    }
    let languages = samples.map { Int32(names.firstIndex(of: $0.language) ?? 0) }
    for (vector, language) in zip(vectors, languages) { means.add(vector[...], in: language) }
    means.settle()
    return zip(vectors, languages).map { means.direction(of: $0[...], in: $1) }
  }

  private func distance(_ a: [Float], _ b: [Float]) -> Float {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  @Test func `the table that comes with the program has the words of twelve languages`() throws {
    let words = try Self.words()
    #expect(words.count == 189_501)
    for word in ["president", "prasident", "президент", "رييس", "prezydent"] {
      #expect(words.row(of: Array(word.utf8)[...]) != nil, "\(word)")
    }
    for word in ["", "7.1", "xqzzxq", String(repeating: "a", count: 31)] {
      #expect(words.row(of: Array(word.utf8)[...]) == nil, "\(word)")
    }
  }

  @Test func `a damaged table is told from a whole one`() throws {
    let whole = try Data(contentsOf: Self.table)
    var version = whole
    version[4] = 2
    var axes = whole
    axes[12] = 1
    let damaged = [
      Data(), Data("NFV".utf8), Data("nonsense, nonsense, nonsense".utf8), version, axes,
      whole.dropLast(), whole + [0],
    ]
    for bytes in damaged { #expect(throws: WordVectors.Damage.self) { try WordVectors(bytes) } }
  }

  @Test func `a piece of something larger is read as well`() throws {
    let whole = Data([1, 2, 3]) + (try Data(contentsOf: Self.table))
    #expect(try WordVectors(whole.dropFirst(3)).row(of: Array("president".utf8)[...]) != nil)
  }
}
