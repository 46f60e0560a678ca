/// A list that grows by pieces of one size: nothing is copied when it grows, and no room stands empty
/// but in its last piece.
struct Pieces<Element: Sendable>: Sendable {
  private var pieces: [[Element]] = []
  private(set) var count = 0

  private static var size: Int { 1 << 15 }

  subscript(index: Int) -> Element { pieces[index >> 15][index & (Self.size - 1)] }

  mutating func append(_ element: Element) {
    if count & (Self.size - 1) == 0 {
      pieces.append([])
      pieces[pieces.count - 1].reserveCapacity(Self.size)
    }
    pieces[pieces.count - 1].append(element)
    count += 1
  }
}
