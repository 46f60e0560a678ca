import XML

/// A value that several frames of a document share.
final class Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}

/// An element whose children are being read.
protocol Frame: AnyObject {
  /// A child begins.
  func open(_ element: Element) -> Opening
  /// A child ends whose content was wanted by the rule in a place.
  func finish(_ content: Content, byRuleAt place: Int)
  /// The element itself ends.
  func close()
}

/// What a frame does with a child.
enum Opening {
  /// Its children are read by a frame of their own.
  case frame(any Frame)
  /// Its content is wanted in a form, by the rule in a place.
  case content(XMLContent, place: Int)
  /// It is passed over.
  case nothing
}

/// A frame that reads children by a table.
final class TableFrame<Subject>: Frame {
  private let box: Box<Subject>
  private let table: ElementTable<Subject>
  private let ended: ((inout Subject) -> Void)?

  init(
    _ box: Box<Subject>, table: ElementTable<Subject>, ended: ((inout Subject) -> Void)? = nil
  ) {
    self.box = box
    self.table = table
    self.ended = ended
  }

  // Called through the protocol, where the compiler would not know the subject.
  @specialized(where Subject == EntryDraft)
  func open(_ element: Element) -> Opening {
    guard let place = table.place(of: element.known) else { return .nothing }
    switch table.rules[place].action {
    case .children(let frame): return .frame(frame(box, element))
    case .content(let form): return .content(form, place: place)
    case .contentAsSaid(let form): return .content(form(element), place: place)
    }
  }

  @specialized(where Subject == EntryDraft)
  func finish(_ content: Content, byRuleAt place: Int) {
    table.rules[place].store(&box.value, content)
  }

  @specialized(where Subject == EntryDraft)
  func close() { ended?(&box.value) }
}
