extension XMLReading {
  /// A CDATA section: what it holds, or what it stands for.
  mutating func section(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard setAside != nil else { return unsafe characters(bytes) }
    takeSetAside()
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
  /// The line breaks in the texts that were taken, of which libxml2 knows nothing.
  private(set) var lines = 0

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
    lines += bytes.countOfLineBreaks
    return (text, bytes)
  }
}

extension ArraySlice<UInt8> {
  /// How many line feeds are among the bytes.
  fileprivate var countOfLineBreaks: Int {
    unsafe withUnsafeBufferPointer { bytes in
      var count = 0
      var position = 0
      while let found = unsafe bytes.next(0x0A, from: position) {
        count += 1
        position = found + 1
      }
      return count
    }
  }
}
