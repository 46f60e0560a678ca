import FeedModel
import FoundationEssentials
import XML

/// A format as a table: from element names to what becomes of the elements.
struct ElementTable<Subject>: Sendable, ExpressibleByArrayLiteral {
  private var rules: [ElementName: ElementRule<Subject>] = [:]

  init(arrayLiteral rules: ElementRule<Subject>...) { add(rules) }

  /// The table with further rules, which stand back behind those it has.
  func adding(_ other: ElementTable) -> ElementTable {
    var table = self
    table.rules.merge(other.rules) { own, _ in own }
    return table
  }

  /// The table in which the elements of Atom's namespace are also known without it.
  func alsoWithoutNamespace() -> ElementTable {
    var table = self
    for (name, rule) in rules where name.namespace == .atom {
      table.rules[ElementName(.plain, name.local)] = rule
    }
    return table
  }

  /// The rule for an element; nil if the format does not know it.
  subscript(name: ElementName) -> ElementRule<Subject>? { rules[name] }

  private mutating func add(_ new: [ElementRule<Subject>]) {
    for rule in new {
      for name in rule.names { rules[name] = rule }
    }
  }
}

extension Optional {
  /// Takes a value if there is none yet.
  mutating func fill(_ value: Wrapped?) {
    if self == nil { self = value }
  }
}

/// What becomes of an element.
struct ElementRule<Subject>: Sendable {
  enum Action: Sendable {
    /// Its content is read as the first closure says, and handed to the second.
    case content(
      wanted: @Sendable (Element) -> XMLContent,
      store: @Sendable (inout Subject, Content) -> Void)
    /// Its children are read by the frame the closure makes.
    case children(@Sendable (Box<Subject>, Element) -> any Frame)
  }

  let names: [ElementName]
  let action: Action
}

extension ElementRule {
  /// The trimmed text of an element, if there is any.
  static func text(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, String) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .text }) { subject, content in
        if let text = content.value.trimmed { store(&subject, text) }
      })
  }

  /// The content of an element with all that is known of it.
  static func content(
    _ names: ElementName..., as form: XMLContent = .html,
    store: @escaping @Sendable (inout Subject, Content) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(wanted: { _ in form }, store: store))
  }

  /// The content of an element as HTML, if there is any.
  static func html(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Text) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .html }) { subject, content in
        if let text = content.html() { store(&subject, text) }
      })
  }

  /// The content of an element as HTML or plain text, as it looks, if there is any.
  static func guessed(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Text) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .html }) { subject, content in
        if let text = content.guessed() { store(&subject, text) }
      })
  }

  /// The content of an element whose start tag says what it is, as Atom's do, if there is any.
  static func atomText(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Text) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: AtomText.form) { subject, content in
        if let text = AtomText.text(content) { store(&subject, text) }
      })
  }

  /// The date an element holds, if it is one.
  static func date(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Date) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .text }) { subject, content in
        if let date = content.date { store(&subject, date) }
      })
  }

  /// The absolute address an element holds, if it is one.
  static func url(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, String) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .text }) { subject, content in
        if let url = content.url { store(&subject, url) }
      })
  }

  /// The person an element holds, name and address in one line.
  static func person(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Person) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .text }) { subject, content in
        if let person = Person(oneLine: content.value) { store(&subject, person) }
      })
  }

  /// The attributes of an element; its content is passed over.
  static func element(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Element) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(wanted: { _ in .nothing }) { store(&$0, $1.element) })
  }

  /// The children of an element, which say more of the same subject.
  static func within(
    _ names: ElementName..., table: @escaping @autoclosure @Sendable () -> ElementTable<Subject>,
    before: (@Sendable (inout Subject, Element) -> Void)? = nil
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .children { box, element in
        before?(&box.value, element)
        return TableFrame(box, table: table())
      })
  }

  /// The children of an element, which make a subject of its own.
  static func part<Part>(
    _ names: ElementName..., table: @escaping @autoclosure @Sendable () -> ElementTable<Part>,
    begin: @escaping @Sendable (Element) -> Part,
    store: @escaping @Sendable (inout Subject, Part) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .children { box, element in
        TableFrame(Box(begin(element)), table: table()) { store(&box.value, $0) }
      })
  }
}
