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

  /// So many empty lists.
  init(empty count: Int) { ends = Array(repeating: 0, count: count) }

  /// How many lists there are.
  var count: Int { ends.count }

  /// Where a list stands in ``elements``.
  func range(_ list: Int) -> Range<Int> { (list == 0 ? 0 : ends[list - 1])..<ends[list] }

  /// The elements of a list.
  subscript(list: Int) -> ArraySlice<Element> { elements[range(list)] }

  /// Makes room for so many more lists of so many elements together, and for `factor` times as many
  /// where there is none.
  mutating func reserve(lists: Int, elements count: Int, times factor: Double = 1) {
    ends.makeRoom(for: lists, times: factor)
    elements.makeRoom(for: count, times: factor)
  }

  /// Adds a list.
  mutating func append(_ list: some Sequence<Element>) {
    elements.append(contentsOf: list)
    ends.append(elements.count)
  }
}

extension Array {
  /// Makes room for so many more elements, and for `factor` times as many where there is none; half as
  /// much again as there is at the least, so that what is added piece by piece is not copied for each.
  mutating func makeRoom(for more: Int, times factor: Double = 1) {
    guard count + more > capacity else { return }
    let wanted = count + Swift.max(more, Int(Double(more) * factor))
    reserveCapacity(Swift.max(wanted, capacity + capacity / 2))
  }
}
