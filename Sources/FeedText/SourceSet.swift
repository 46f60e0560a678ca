/// The pictures that a `srcset` attribute offers (HTML standard, 4.8.4.4).
struct SourceSet {
  struct Candidate {
    let address: ArraySlice<UInt8>
    /// A width or density such as `2x`, empty if there is none.
    let descriptor: [UInt8]
  }

  private(set) var candidates: [Candidate] = []

  init(_ value: ArraySlice<UInt8>) {
    var rest = value
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == Self.comma }
      guard !rest.isEmpty else { return }
      var address = rest.prefix { $0 > 0x20 }
      rest = rest[address.endIndex...]
      var descriptor = rest.prefix(0)
      if address.last == Self.comma {
        while address.last == Self.comma { address.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != Self.comma }
        rest = rest[descriptor.endIndex...]
      }
      let words = descriptor.split { $0 <= 0x20 }
      candidates.append(
        Candidate(address: address, descriptor: Array(words.joined(separator: [0x20]))))
    }
  }

  private static let comma = UInt8(ascii: ",")
}
