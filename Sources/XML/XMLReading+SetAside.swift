extension XMLReading {
  /// A CDATA section: what it holds, or what it stands for.
  mutating func section(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard setAside != nil else { return unsafe characters(bytes) }
    // Many line breaks come in several pieces, of which the first has the letter.
    if unsafe bytes.first == 0x78 { takeSetAside() }
  }

  private mutating func takeSetAside() {
    guard let (text, bytes) = setAside?.next() else { return }
    if text.isEscaped {
      unescaped.removeAll(keepingCapacity: true)
      unescaped += bytes
      unescaped.resolvePredefinedReferences()
      unsafe unescaped.withUnsafeBufferPointer { unsafe characters($0) }
    } else {
      unsafe bytes.withUnsafeBufferPointer { unsafe characters($0) }
    }
  }
}

/// The texts that libxml2 does not see, one after the other.
struct SetAsideTexts {
  private let document: ArraySlice<UInt8>
  private let texts: [SetAsideText]
  private var count = 0

  init(_ texts: [SetAsideText], of document: ArraySlice<UInt8>) {
    self.texts = texts
    self.document = document
  }

  /// The next text, and its bytes.
  mutating func next() -> (SetAsideText, ArraySlice<UInt8>)? {
    guard count < texts.count else { return nil }
    let text = texts[count]
    count += 1
    let start = document.startIndex
    let bytes = document[start + text.range.lowerBound..<start + text.range.upperBound]
    return (text, bytes)
  }
}
