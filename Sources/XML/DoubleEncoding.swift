/// Puts right UTF-8 that somebody took for Latin-1 and encoded once more: `Ã©` is `é`.
enum DoubleEncoding {
  /// The text as it was before; nil if this is no such text.
  ///
  /// It is one if all its characters are of Latin-1, and the bytes they stand for there are UTF-8 with
  /// something in it besides ASCII, all of which XML allows. A text that is as it should be is not: a
  /// letter with an accent would have to be followed by signs like `©` or by controls. Where
  /// Windows-1252 was taken for Latin-1 on the way the text stays as it is, since then punctuation that
  /// is meant (`é`, a fixed space, a dash) could look the same. Complexity: O(n).
  static func undone(_ text: [UInt8]) -> [UInt8]? {
    var original: [UInt8] = []
    original.reserveCapacity(text.count)
    for scalar in String(utf8: text).unicodeScalars {
      guard scalar.value <= 0xFF else { return nil }
      original.append(UInt8(scalar.value))
    }
    guard original.count < text.count, let read = UTF8Text(validating: original),
      !read.peculiarities.hasForbidden
    else { return nil }
    return original
  }
}
