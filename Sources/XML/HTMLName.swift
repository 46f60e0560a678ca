/// The name of an element, with what HTML's grammar says of it.
public struct HTMLName: Sendable, Hashable {
  /// The place in `HTMLSyntax.names` plus one; 0 for a name that is not there.
  let code: UInt8
  let traits: HTMLTraits
  private let unknownName: String

  /// The name that bytes spell, in any letter case.
  init(_ bytes: ArraySlice<UInt8>) {
    if let index = HTMLSyntax.names.index(of: bytes) {
      code = UInt8(index + 1)
      traits = HTMLSyntax.traits[index]
      unknownName = ""
    } else {
      code = 0
      traits = []
      unknownName = String(lowercasingASCII: bytes)
    }
  }

  /// The name in lower case.
  public var text: String { code == 0 ? unknownName : HTMLSyntax.names.names[Int(code) - 1] }

  /// Whether the element never has content, like `<br>`.
  public var isVoid: Bool { traits.contains(.void) }
  /// Whether the element is of SVG.
  public var isSVG: Bool { traits.contains(.svg) }
  /// Whether the element is of MathML.
  public var isMath: Bool { traits.contains(.math) }
  /// Whether the element is `svg` or `math`.
  public var isForeignRoot: Bool { traits.contains(.foreignRoot) }
}

/// A set of elements, given by their names; only names that `HTMLSyntax` lists can be in it.
public struct HTMLElementSet: Sendable, ExpressibleByArrayLiteral {
  private var words = SIMD4<UInt64>()

  public init(arrayLiteral names: String...) {
    for name in names {
      let index = HTMLSyntax.names.index(of: Array(name.utf8)[...])
      precondition(index != nil, "\(name) is not listed in HTMLSyntax")
      let code = (index ?? 0) + 1
      words[code >> 6] |= 1 << UInt64(code & 63)
    }
  }

  /// Whether an element is in the set.
  public func contains(_ name: HTMLName) -> Bool {
    words[Int(name.code) >> 6] >> UInt64(name.code & 63) & 1 == 1
  }

  /// The elements of this set that are not in another.
  public func subtracting(_ other: HTMLElementSet) -> HTMLElementSet {
    var result = self
    result.words &= ~other.words
    return result
  }

  /// The elements that are in this set, in another, or in both.
  public func union(_ other: HTMLElementSet) -> HTMLElementSet {
    var result = self
    result.words |= other.words
    return result
  }

  mutating func insert(_ name: HTMLName) {
    words[Int(name.code) >> 6] |= 1 << UInt64(name.code & 63)
  }
}
