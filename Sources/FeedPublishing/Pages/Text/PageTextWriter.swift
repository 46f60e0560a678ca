import XML

/// Writes the text of a page so that every element stands where it may.
///
/// It knows the elements that are open in the source and which of them are written yet: a block or
/// an emphasis that the source opens is written when words of it come, and an emphasis that lasts
/// over several blocks is written in each of them.
struct PageTextWriter {
  private var bytes: [UInt8] = []
  private var blocks: [PageTextBlock] = []
  private var writtenBlocks = 0
  private var inlines: [PageTextInline] = []
  private var writtenInlines = 0
  private var lineBreaks = 0
  /// The headings that the next one is below: their levels in the source and here.
  private var outline: [(source: Int, written: Int)] = []

  init(reserving count: Int) { bytes.reserveCapacity(count) }

  mutating func start(_ block: PageTextBlock) {
    endParagraph()
    guard blocks.count < Self.deepest, enter(block.kind) else { return }
    blocks.append(block)
  }

  mutating func end(_ kind: PageTextBlock.Kind, _ name: String) {
    guard let place = blocks.lastIndex(where: { $0.name == name }) else { return }
    close(downTo: place)
  }

  mutating func start(_ inline: PageTextInline) {
    if inline.name == "a" { end(inline: "a") }
    guard inlines.count < Self.deepest else { return }
    inlines.append(inline)
  }

  mutating func end(inline name: String) {
    guard let place = inlines.lastIndex(where: { $0.name == name }) else { return }
    if place < writtenInlines { closeInlines(downTo: place) }
    inlines.remove(at: place)
  }

  /// Ends the paragraph that words would go on in.
  mutating func endParagraph() {
    closeInlines(downTo: 0)
    lineBreaks = 0
    if blocks.last?.kind == .words { close(downTo: blocks.count - 1) }
  }

  mutating func lineBreak() {
    if blocks.last?.name == "pre" { return literal("\n") }
    if writtenBlocks == blocks.count, !blocks.isEmpty { lineBreaks += 1 }
  }

  mutating func rule() {
    endParagraph()
    guard !bytes.isEmpty, blocks.isEmpty || blocks.last?.kind == .quotation else { return }
    openBlocks()
    bytes += Array("<hr>".utf8)
  }

  mutating func picture(_ picture: PageTextPicture) {
    guard let html = picture.html else { return }
    openWords()
    bytes += Array(html.utf8)
  }

  /// Writes words of ours into the line that is open.
  mutating func literal(_ words: String) {
    openWords()
    bytes += Array(words.utf8)
  }

  /// Writes text in which references stand for characters; false if the limit ends it.
  mutating func text(_ text: ArraySlice<UInt8>, limit: Int) -> Bool {
    guard text.contains(where: { !Self.isSpace($0) }) else {
      if !text.isEmpty, writtenBlocks == blocks.count, !blocks.isEmpty, lineBreaks == 0 {
        let isKept = blocks.last?.name == "pre"
        if isKept { bytes += text } else { bytes.append(text.contains(0x0A) ? 0x0A : 0x20) }
      }
      return true
    }
    openWords()
    let room = max(0, limit - bytes.count)
    guard text.count > room else {
      bytes += text
      return true
    }
    let kept = text.prefix(room)
    bytes += kept.lastIndex(where: Self.isSpace).map { text[text.startIndex..<$0] } ?? []
    bytes += Array("…".utf8)
    return false
  }

  mutating func finish() -> String {
    close(downTo: 0)
    return PublishedText.presentable(String(decoding: bytes, as: UTF8.self))
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Elements nest no deeper here.
  private static let deepest = 24
}

extension PageTextWriter {
  /// Makes the innermost open block one that may hold a block of a kind; false if there is none.
  private mutating func enter(_ kind: PageTextBlock.Kind) -> Bool {
    switch kind {
    case .item:
      if let list = last(.list) { close(downTo: list + 1) } else { enterFlow(.list) }
    case .row:
      guard let table = last(.table) else { return false }
      close(downTo: table + 1)
    case .cell:
      guard let table = last(.table) else { return false }
      if let row = last(.row) {
        close(downTo: row + 1)
      } else {
        close(downTo: table + 1)
        blocks.append(.implied(.row))
      }
    case .words, .quotation, .list, .table: enterFlow(nil)
    }
    return true
  }

  /// Opens what is missing until blocks of any kind may stand here, then one more.
  private mutating func enterFlow(_ more: PageTextBlock.Kind?) {
    while let child = blocks.last?.child, child != .words { blocks.append(.implied(child)) }
    if let more { blocks.append(.implied(more)) }
  }

  /// The place of the innermost block of a kind, not looked for outside of a cell or quotation.
  private func last(_ kind: PageTextBlock.Kind) -> Int? {
    for place in blocks.indices.reversed() {
      if blocks[place].kind == kind { return place }
      switch blocks[place].kind {
      case .quotation, .table: return nil
      case .cell where kind == .item || kind == .list: return nil
      default: continue
      }
    }
    return nil
  }

  /// Writes all that is open up to words.
  private mutating func openWords() {
    if lineBreaks > 1, blocks.last?.name == "p" { endParagraph() }
    if blocks.isEmpty { blocks.append(.implied(.words)) }
    while let child = blocks.last?.child { blocks.append(.implied(child)) }
    openBlocks()
    if lineBreaks > 0 { bytes += Array("<br>".utf8) }
    lineBreaks = 0
    while writtenInlines < inlines.count {
      let inline = inlines[writtenInlines]
      bytes += Array("<\(inline.name)\(inline.attributes)>".utf8)
      writtenInlines += 1
    }
  }

  private mutating func openBlocks() {
    while writtenBlocks < blocks.count {
      if !bytes.isEmpty, blocks[writtenBlocks].kind != .cell { bytes.append(0x0A) }
      bytes += Array(
        "<\(name(opening: blocks[writtenBlocks]))\(blocks[writtenBlocks].attributes)>".utf8)
      writtenBlocks += 1
    }
  }

  private mutating func name(opening block: PageTextBlock) -> String {
    guard block.name == "h" else { return block.name }
    outline.removeAll { $0.source >= block.level }
    let written = min(6, (outline.last?.written ?? 2) + 1)
    outline.append((block.level, written))
    return "h\(written)"
  }

  private mutating func close(downTo count: Int) {
    closeInlines(downTo: 0)
    lineBreaks = 0
    while blocks.count > count {
      // A cell without words keeps the place of the next one.
      if blocks.last?.kind == .cell { openBlocks() }
      guard let block = blocks.popLast(), writtenBlocks > blocks.count else { continue }
      let name = block.name == "h" ? "h\(outline.last?.written ?? 3)" : block.name
      bytes += Array("</\(name)>".utf8)
      writtenBlocks = blocks.count
    }
  }

  private mutating func closeInlines(downTo count: Int) {
    while writtenInlines > count {
      writtenInlines -= 1
      bytes += Array("</\(inlines[writtenInlines].name)>".utf8)
    }
  }
}
