import Foundation

/// What a scalar is to a word, and what it becomes there.
struct Fold: Sendable, Equatable {
  enum Kind: UInt32, Sendable { case other, space, letter, digit, mark, unspaced, several }

  /// The kind in the upper eight bits, the folded scalar (0: none) or the index of the parts below.
  private let packed: UInt32

  init(_ kind: Kind, _ scalar: UInt32 = 0) { packed = kind.rawValue << 24 | scalar }

  var kind: Kind { Kind(rawValue: packed >> 24) ?? .other }
  var scalar: UInt32 { packed & 0xFF_FFFF }
}

/// What each scalar becomes in compatibility form, case folded and without accents.
///
/// The Basic Multilingual Plane is looked up in an array that is built once, in some ten
/// milliseconds; what lies beyond is calculated scalar by scalar. Folding single scalars gives what
/// NFKC, case folding, NFKD and removal of combining marks give for a whole text, but for Hangul,
/// which stays composed so that it can be shown.
struct FoldTable: Sendable {
  static let shared = FoldTable()

  private var plane: [Fold] = []
  /// The parts of scalars that become several: a count as the scalar of the first, then the parts.
  private var expansions: [Fold] = []

  init() {
    plane.reserveCapacity(0x10000)
    let composed = Self.everyScalar().precomposedStringWithCompatibilityMapping
    for line in composed.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      while plane.count == 0x0A || (0xD800..<0xE000).contains(plane.count) {
        plane.append(Fold(.space))
      }
      plane.append(store(Self.folds(of: line)))
    }
  }

  subscript(scalar: UInt32) -> Fold {
    if scalar < 0x10000 { return plane[Int(scalar)] }
    return Unicode.Scalar(scalar).flatMap(Self.beyondPlane) ?? Fold(.other)
  }

  func parts(of fold: Fold) -> ArraySlice<Fold> {
    let start = Int(fold.scalar)
    return expansions[(start + 1)...(start + Int(expansions[start].scalar))]
  }

  /// Every scalar of the plane, one a line, so that one call normalises them all.
  private static func everyScalar() -> String {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)..<0x10000 where value != 0x0A {
      guard let scalar = Unicode.Scalar(value) else { continue }
      text.append(scalar)
      if value != 0xFFFF { text.append("\n") }
    }
    return String(text)
  }

  private mutating func store(_ folds: [Fold]) -> Fold {
    if folds.count == 1 { return folds[0] }
    expansions.append(Fold(.other, UInt32(folds.count)))
    expansions += folds
    return Fold(.several, UInt32(expansions.count - folds.count - 1))
  }
}

extension FoldTable {
  /// What a piece of text in NFKC becomes: a fold for each scalar that matters.
  private static func folds(of composed: Substring.UnicodeScalarView) -> [Fold] {
    composed.flatMap { scalar -> [Fold] in
      let kind = kind(of: scalar)
      if kind == .unspaced || kind == .other || kind == .space || isHangul(scalar) {
        return [Fold(kind, scalar.value)]
      }
      let letters = folded(scalar)
      return letters.isEmpty ? [Fold(kind)] : letters.map { Fold(kind, $0.value) }
    }
  }

  /// The first fold of a scalar outside the Basic Multilingual Plane, which hardly ever has more.
  private static func beyondPlane(_ scalar: Unicode.Scalar) -> Fold? {
    guard kind(of: scalar) != .other else { return Fold(.other) }
    let text = String(scalar).precomposedStringWithCompatibilityMapping
    return folds(of: Substring(text).unicodeScalars).first
  }

  /// Case folded, decomposed, combining marks left out.
  ///
  /// Upper case and then lower case is the full case folding of CaseFolding.txt, but for the dotless
  /// i, which stays itself.
  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar.isASCII { return Array(scalar.properties.lowercaseMapping.unicodeScalars) }
    let upper = scalar.value == 0x131 ? String(scalar) : scalar.properties.uppercaseMapping
    let lower = upper.unicodeScalars.map(\.properties.lowercaseMapping).joined()
    return lower.decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      $0.properties.canonicalCombiningClass == .notReordered
    }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Fold.Kind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .otherNumber:
      isUnspaced(scalar) ? .unspaced : .letter
    case .decimalNumber: isUnspaced(scalar) ? .unspaced : .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: isUnspaced(scalar) ? .unspaced : .mark
    default: scalar.properties.isWhitespace ? .space : .other
    }
  }

  private static func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value)
  }

  /// Whether a letter's script puts no spaces between words.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
