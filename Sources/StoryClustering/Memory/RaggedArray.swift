/// Lists of different lengths, one after the other in one flat array.
struct RaggedArray<Element: Sendable>: Sendable {
  /// The elements of all lists.
  private(set) var elements: [Element] = []
  /// Where each list ends in ``elements``; it begins where the one before it ends.
  private(set) var ends: [Int] = []

  init() {}

  /// Lists by their elements and ends, which must be ascending and end at the last element.
  init(elements: [Element], ends: [Int]) {
    self.elements = elements
    self.ends = ends
  }

  /// How many lists there are.
  var count: Int { ends.count }

  /// Where a list stands in ``elements``.
  func range(_ list: Int) -> Range<Int> { (list == 0 ? 0 : ends[list - 1])..<ends[list] }

  /// The elements of a list.
  subscript(list: Int) -> ArraySlice<Element> { elements[range(list)] }

  /// Makes room for so many more lists of so many elements together.
  mutating func reserve(lists: Int, elements count: Int) {
    ends.makeRoom(for: lists)
    elements.makeRoom(for: count)
  }

  /// Adds a list.
  mutating func append(_ list: some Sequence<Element>) {
    elements.append(contentsOf: list)
    ends.append(elements.count)
  }
}

extension Array {
  /// Makes room for so many more elements; half as much again as there is at the least, so that what is
  /// added piece by piece is not copied for each.
  mutating func makeRoom(for more: Int) {
    guard count + more > capacity else { return }
    reserveCapacity(Swift.max(count + more, capacity + capacity / 2))
  }
}
