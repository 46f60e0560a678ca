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
  /// The content of the child that began last.
  func finish(_ content: String, hasElements: Bool)
  /// The element itself ends.
  func close()
}

/// What a frame does with a child.
enum Opening {
  case frame(any Frame)
  case content(XMLContent)
}

/// A frame that reads children by a table.
final class TableFrame<Subject>: Frame {
  private let box: Box<Subject>
  private let table: ElementTable<Subject>
  private let ended: ((Subject) -> Void)?
  private var pending: (element: Element, store: (inout Subject, Content) -> Void)?

  init(
    _ box: Box<Subject>, table: ElementTable<Subject>, ended: ((Subject) -> Void)? = nil
  ) {
    self.box = box
    self.table = table
    self.ended = ended
  }

  func open(_ element: Element) -> Opening {
    guard let rule = table[element.name] else { return .content(.nothing) }
    switch rule.action {
    case .children(let frame):
      return .frame(frame(box, element))
    case .content(let wanted, let store):
      pending = (element, store)
      return .content(wanted(element))
    }
  }

  func finish(_ content: String, hasElements: Bool) {
    guard let (element, store) = pending else { return }
    pending = nil
    store(&box.value, Content(value: content, hasElements: hasElements, element: element))
  }

  func close() { ended?(box.value) }
}
