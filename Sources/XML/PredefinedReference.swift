/// A reference to one of the characters that XML itself has names for.
struct PredefinedReference {
  /// The character, which is ASCII.
  let character: UInt8
  /// The length of the reference with its two signs.
  let length: Int

  /// The reference whose `&` is at an offset; nil if it is another, or none.
  init?(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard start + 3 < bytes.count else { return nil }
    let (name, character): (StaticString, UInt8) =
      switch unsafe (bytes[start + 1], bytes[start + 2]) {
      case (0x6C, _): ("lt;", 0x3C)
      case (0x67, _): ("gt;", 0x3E)
      case (0x61, 0x6D): ("amp;", 0x26)
      case (0x61, _): ("apos;", 0x27)
      default: ("quot;", 0x22)
      }
    guard unsafe bytes.has(name, at: start + 1) else { return nil }
    self.character = character
    length = 1 + name.utf8CodeUnitCount
  }
}

extension [UInt8] {
  /// Puts the characters in the place of references, of which there are only predefined ones.
  ///
  /// Complexity: O(n).
  mutating func resolvePredefinedReferences() {
    let length = unsafe withUnsafeMutableBufferPointer { unsafe Self.resolve(in: $0) }
    removeLast(count - length)
  }

  /// Moves what stands between the references together; the length that is left.
  private static func resolve(in bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    let all = UnsafeBufferPointer(bytes)
    var read = 0
    var written = 0
    while let sign = unsafe all.next(0x26, from: read),
      let reference = unsafe PredefinedReference(at: sign, in: all)
    {
      unsafe (base + written).update(from: base + read, count: sign - read)
      written += sign - read
      unsafe bytes[written] = reference.character
      written += 1
      read = sign + reference.length
    }
    unsafe (base + written).update(from: base + read, count: all.count - read)
    return written + all.count - read
  }
}
