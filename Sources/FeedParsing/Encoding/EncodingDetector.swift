import Foundation
import XML

/// Finds out the encoding of a document that says nothing of it, or nothing true.
///
/// Each encoding goes with the languages that are written in it. The document is read in each, and
/// the one whose languages would most likely have brought these letters is taken: the greatest sum
/// of the logarithms of the letters' frequencies.
enum EncodingDetector {
  /// How much of a document is looked at, in bytes.
  private static let sampleSize = 64 * 1024
  /// With fewer bits for each byte than this the letters fit the encoding no better than chance.
  private static let leastLikely = -9.0

  /// The encoding that a document is most likely in; nil if none stands out.
  ///
  /// Complexity: O(n) for each of the encodings, n at most 65,536.
  static func encoding(of bytes: [UInt8]) -> String? {
    let sample = Array(bytes.prefix(sampleSize))
    let foreign = sample.count { $0 >= 0x80 }
    guard foreign >= 4 else { return nil }
    var best: (name: String, score: Double)?
    for (name, model) in EncodingModel.all {
      guard let text = text(of: sample, in: name) else { continue }
      let score = model.likelihood(of: text)
      if score > best?.score ?? -.infinity { best = (name, score) }
    }
    guard let best, best.score / Double(foreign) > leastLikely else { return nil }
    return best.name
  }

  /// The sample in an encoding; nil if it is none, but for a letter that was cut at the end.
  private static func text(of sample: [UInt8], in name: String) -> String? {
    let converted = Transcoder.utf8(from: sample, encoding: EncodingName.forIconv(name))
    guard let converted else { return nil }
    let allowed = sample.count == sampleSize ? 3 : 0
    return converted.errors <= allowed ? String(utf8: converted.utf8) : nil
  }
}

/// How likely characters are in the languages that an encoding is used for.
struct EncodingModel: Sendable {
  /// What a character has to be next to, not to be out of place.
  enum Company: Sendable {
    /// Any: ideographs and syllables stand by themselves.
    case any
    /// Letters of its own kind: a word has no letters of two scripts.
    case ownScript
    /// Letters of ASCII: in Latin languages most letters are.
    case latin
  }

  /// Logarithms to base 2 of the frequencies of characters.
  private let frequencies: [Unicode.Scalar: Double]
  /// The same for a range of characters that are not listed.
  private let others: (range: ClosedRange<UInt32>, frequency: Double)?
  private let company: Company
  private static let impossible = -20.0

  init(
    _ groups: [(share: Double, characters: String)], others: ClosedRange<UInt32>? = nil,
    share: Double = 0, company: Company
  ) {
    var frequencies: [Unicode.Scalar: Double] = [:]
    for (groupShare, characters) in groups {
      let scalars = Set(characters.unicodeScalars.filter { $0 != " " && $0 != "\n" })
      let frequency = log2(groupShare / Double(scalars.count))
      for scalar in scalars {
        frequencies[scalar] = max(frequencies[scalar] ?? frequency, frequency)
      }
    }
    self.frequencies = frequencies
    self.others = others.map { ($0, log2(share / Double($0.count))) }
    self.company = company
  }

  /// The logarithm of the probability of a text's characters beyond ASCII.
  func likelihood(of text: String) -> Double {
    var sum = 0.0
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80 {
        sum += frequency(of: scalar, after: previous)
      } else if company == .ownScript, scalar.isASCIILetter, isLetter(previous) {
        sum += Self.impossible
      }
      previous = scalar
    }
    return sum
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && scalar.properties.isAlphabetic
  }

  private func frequency(of scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    var frequency = frequencies[scalar] ?? frequencies[lower]
    if frequency == nil, let others, others.range.contains(scalar.value) {
      frequency = others.frequency
    }
    guard let frequency else { return Self.impossible }
    guard scalar.properties.isAlphabetic else { return frequency }
    switch company {
    case .any: return frequency
    case .latin: return previous.value >= 0x80 && isLetter(previous) ? frequency - 3 : frequency
    case .ownScript:
      if previous.isASCIILetter { return Self.impossible }
      // A capital is rare, and inside a word rarer: this tells KOI8-R from Windows-1251.
      guard lower != scalar else { return frequency }
      return frequency - (previous.properties.isLowercase ? 8 : 4)
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool { value < 0x80 && properties.isAlphabetic }
}
