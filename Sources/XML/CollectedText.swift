/// Gathers the content of an element and gives it out as one string.
struct CollectedText {
  /// The bytes so far: UTF-8.
  var bytes: [UInt8] = []
  /// What the document holds of things that have to be put right.
  var peculiarities = UTF8Peculiarities()
  /// Whether a letter of Latin-1 came by reference, of which the document's bytes say nothing.
  private var hasLatinReference = false

  /// Adds character data.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    // libxml2 hands on each reference by itself.
    if piece.count == 2, unsafe piece[0] & 0xFE == 0xC2 { hasLatinReference = true }
    unsafe bytes.append(contentsOf: piece)
  }

  /// Forgets what was gathered.
  mutating func clear() {
    if !bytes.isEmpty { bytes.removeAll(keepingCapacity: true) }
    hasLatinReference = false
  }

  /// The text without white space at its ends; the next one can be gathered then.
  mutating func take() -> String {
    defer { clear() }
    if bytes.isEmpty { return "" }
    if hasLatinReference || !peculiarities.isEmpty { mend() }
    return unsafe bytes.withUnsafeBufferPointer { unsafe Self.string(of: Self.trimmed($0)) }
  }

  private mutating func mend() {
    if let original = DoubleEncoding.undone(bytes) {
      bytes = original
    } else if hasLatinReference || peculiarities.hasC1Controls {
      bytes = MisplacedControls.replaced(in: bytes)
    }
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, unsafe isSpace(bytes[start]) { start += 1 }
    while end > start, unsafe isSpace(bytes[end - 1]) { end -= 1 }
    return unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// The string of bytes that libxml2 handed on from a document that is UTF-8.
  ///
  /// It hands on whole characters only; whether the ends are such is looked at all the same, since a
  /// string of half a character would be the end of safety.
  private static func string(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let first = unsafe bytes.first, let last = unsafe bytes.last else { return "" }
    if first & 0xC0 == 0x80 || last >= 0xC0 { return unsafe String(decoding: bytes, as: UTF8.self) }
    return unsafe String(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
  }
}
