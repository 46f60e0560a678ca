extension XMLReading {
  /// A CDATA section: what it holds, or what it stands for.
  mutating func section(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard setAside != nil else { return unsafe characters(bytes) }
    // Many line breaks come in several pieces, of which the first has the letter.
    if unsafe bytes.first == 0x78 { takeSetAside() }
  }

  private mutating func takeSetAside() {
    guard let text = setAside?.next() else { return }
    let bytes = unsafe UnsafeBufferPointer(rebasing: document[text.range])
    if text.isEscaped {
      unescaped.removeAll(keepingCapacity: true)
      unsafe unescaped.append(contentsOf: bytes)
      unescaped.resolvePredefinedReferences()
      unsafe unescaped.withUnsafeBufferPointer { unsafe characters($0) }
    } else {
      unsafe characters(bytes)
    }
  }
}

/// The texts that libxml2 does not see, one after the other.
struct SetAsideTexts {
  private let texts: [SetAsideText]
  private var count = 0

  /// Some texts; nil if there is none.
  init?(_ texts: [SetAsideText]) {
    if texts.isEmpty { return nil }
    self.texts = texts
  }

  /// The next text.
  mutating func next() -> SetAsideText? {
    guard count < texts.count else { return nil }
    defer { count += 1 }
    return texts[count]
  }
}
