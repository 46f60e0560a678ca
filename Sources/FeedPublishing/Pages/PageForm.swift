import Mustache

/// What a template is filled with: words, choices and lists by name.
protocol PageValue {
  /// Tells the names and what stands for them, always the same names in the same order.
  func fill(_ form: inout PageForm)
}

/// Takes what a value tells: the shape of it, which parts of a template stay, and its words.
///
/// All values of one shape give pages that differ in their words alone. So Mustache is asked once a shape, with
/// stand-ins for the words; the pages are made by putting the words into what it answered.
struct PageForm {
  /// Which choices are made and how long lists are: what Mustache's answer depends on.
  private(set) var shape: [UInt8]
  /// The words, in the order in which they are told.
  private(set) var words: [String] = []
  private var standIns: [String: Any] = [:]
  private let makesStandIns: Bool

  /// The form of a value.
  ///
  /// - Parameters:
  ///   - value: what is to be told.
  ///   - template: what the shape begins with, since each template has its own.
  ///   - makesStandIns: whether what Mustache asks for is made besides.
  init(_ value: some PageValue, template: UInt8 = 0, makesStandIns: Bool = false) {
    shape = [template]
    self.makesStandIns = makesStandIns
    value.fill(&self)
  }

  /// What Mustache is given.
  var answers: [String: Any] { standIns }

  /// Words that are always there.
  mutating func text(_ name: String, _ words: String) {
    if makesStandIns { standIns[name] = PageSkeleton.standIn(self.words.count) }
    self.words.append(words)
  }

  /// Words that may be missing.
  mutating func text(_ name: String, ifAny words: String?) {
    flag(name, words != nil)
    if let words { text(name, words) }
  }

  mutating func flag(_ name: String, _ isTrue: Bool) {
    shape.append(isTrue ? 1 : 0)
    if makesStandIns { standIns[name] = isTrue }
  }

  mutating func list(_ name: String, _ values: [some PageValue]) {
    shape.append(UInt8(truncatingIfNeeded: values.count))
    shape.append(UInt8(truncatingIfNeeded: values.count >> 8))
    let outer = standIns
    var items: [[String: Any]] = []
    for value in values {
      standIns = [:]
      value.fill(&self)
      if makesStandIns { items.append(standIns) }
    }
    standIns = outer
    if makesStandIns { standIns[name] = items }
  }

  mutating func list(_ name: String, words list: [String]) {
    shape.append(UInt8(truncatingIfNeeded: list.count))
    shape.append(UInt8(truncatingIfNeeded: list.count >> 8))
    if makesStandIns {
      standIns[name] = list.indices.map { PageSkeleton.standIn(words.count + $0) }
    }
    words += list
  }
}
