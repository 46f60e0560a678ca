/// The tokens of an HTML text with every element closed, in order, and no end tag astray.
///
/// Missing end tags are supplied where the HTML standard implies them (`<p>a<p>b`, list items, table
/// cells); there is no adoption of misnested formatting and no foster parenting. Elements of SVG and
/// MathML stand in their roots alone, and nothing of HTML stands in these. What comes out, written
/// down and read again, comes out the same: each decision rests on the open elements alone.
/// A lone `</br>` is a line break, as in browsers, but `<br></br>` is only one.
public struct HTMLBalancer: Sendable {
  /// Elements nest no deeper; deeper tags are left out and what they hold is kept.
  public static let deepest = 256

  private var tokenizer: HTMLTokenizer
  private let keptNames: HTMLElementSet?
  private var open: [HTMLName] = []
  /// The tokens that are ready, last one first.
  private var ready: [HTMLToken] = []
  private var isAfterBreak = false

  /// The balanced tokens of a text.
  ///
  /// - Parameters:
  ///   - html: the text.
  ///   - names: the elements whose tags are kept, nil for all; what the others hold stays.
  ///   - removedNames: the elements that go with all that they hold.
  public init(
    _ html: String, keeping names: HTMLElementSet? = nil, skipping removedNames: HTMLElementSet = []
  ) {
    tokenizer = HTMLTokenizer(html, skipping: removedNames)
    keptNames = names
  }

  /// The next token; nil at the end.
  public mutating func next() -> HTMLToken? {
    while true {
      if let token = ready.popLast() { return token }
      guard let token = tokenizer.next() else { return open.popLast().map(HTMLToken.endTag) }
      let isAfterBreak = isAfterBreak
      self.isAfterBreak = false
      switch token {
      case .startTag(let tag) where isKept(tag.name):
        self.isAfterBreak = tag.name == Self.lineBreak.name
        if let token = start(tag) { return token }
      case .endTag(Self.lineBreak.name) where isKept(Self.lineBreak.name) && !isAfterBreak:
        if let token = start(Self.lineBreak) { return token }
      case .endTag(let name) where isKept(name): end(name)
      case .startTag, .endTag: continue
      case .text, .rawText, .comment: return token
      }
    }
  }

  private func isKept(_ name: HTMLName) -> Bool {
    guard let keptNames else { return true }
    guard keptNames.contains(name) else { return false }
    let language = name.traits.intersection(.foreign)
    if language.isEmpty || name.traits.contains(.foreignRoot) { return true }
    // Inside the other language, and in HTML, the name means nothing.
    return open.last { $0.traits.contains(.foreignRoot) }?.traits.isSuperset(of: language) ?? false
  }

  /// Ends what a start tag ends and opens its element; the tag itself if it is what comes next.
  private mutating func start(_ tag: HTMLStartTag) -> HTMLToken? {
    let count = countLeftInHTML(before: tag.name.traits)
    let isTooDeep = !tag.isEmpty && count >= Self.deepest
    if tag.isSelfClosing, !tag.isVoid { ready.append(.endTag(tag.name)) }
    defer { if !tag.isEmpty, !isTooDeep { open.append(tag.name) } }
    if count == open.count, ready.isEmpty { return isTooDeep ? nil : .startTag(tag) }
    if !isTooDeep { ready.append(.startTag(tag)) }
    close(downTo: count)
    return nil
  }

  private mutating func end(_ name: HTMLName) {
    let boundaries = name.traits.endBoundaries
    for index in open.indices.reversed() {
      if open[index] == name { return close(downTo: index) }
      if !open[index].traits.isDisjoint(with: boundaries) { return }
    }
  }

  private mutating func close(downTo count: Int) {
    for name in open[count...] { ready.append(.endTag(name)) }
    open.removeLast(open.count - count)
  }

  /// How many of the open elements a start tag leaves open: HTML ends SVG and MathML.
  private func countLeftInHTML(before traits: HTMLTraits) -> Int {
    let isForeign = !traits.isDisjoint(with: .foreign) && !traits.contains(.foreignRoot)
    if isForeign { return open.count }
    let root = open.firstIndex { $0.traits.contains(.foreignRoot) }
    return countLeft(before: traits, of: root ?? open.count)
  }

  /// How many of the first open elements a start tag leaves open.
  private func countLeft(before traits: HTMLTraits, of all: Int) -> Int {
    guard !traits.isEmpty else { return all }
    if !traits.isDisjoint(with: .tablePart) {
      return lastIndex(of: traits.tableContext, below: all).map { $0 + 1 } ?? all
    }
    let (ended, boundaries) = traits.impliedEnd
    var count = all
    while let index = lastIndex(of: ended, below: count, within: boundaries) { count = index }
    guard traits.contains(.block) else { return count }
    while let index = lastIndex(
      of: .paragraph, below: count, within: HTMLTraits.paragraphBoundaries)
    { count = index }
    return count
  }

  private func lastIndex(
    of traits: HTMLTraits, below count: Int, within boundaries: HTMLTraits = []
  ) -> Int? {
    guard !traits.isEmpty else { return nil }
    for index in (0..<count).reversed() {
      if !open[index].traits.isDisjoint(with: traits) { return index }
      if !open[index].traits.isDisjoint(with: boundaries) { return nil }
    }
    return nil
  }

  private static let lineBreak = HTMLStartTag(
    name: HTMLName(Array("br".utf8)[...]), source: [], isSelfClosing: false)
}
