import FeedModel
import FoundationEssentials
import Synchronization
import XML

/// A format as a table: from element names to what becomes of the elements.
final class ElementTable<Subject>: Sendable, ExpressibleByArrayLiteral {
  let rules: [ElementRule<Subject>]
  private let places: [ElementName: Int]
  /// The number by which a name remembers its place in this table.
  private let number = TableNumber.next()

  convenience init(arrayLiteral rules: ElementRule<Subject>...) {
    self.init(rules, places: Self.places(of: rules))
  }

  private init(_ rules: [ElementRule<Subject>], places: [ElementName: Int]) {
    self.rules = rules
    self.places = places
  }

  /// The table with further rules, which stand back behind those it has.
  func adding(_ other: ElementTable) -> ElementTable {
    let others = other.places.mapValues { $0 + rules.count }
    return ElementTable(rules + other.rules, places: places.merging(others) { own, _ in own })
  }

  /// The table in which the elements of Atom's namespace are also known without it.
  func alsoWithoutNamespace() -> ElementTable {
    var places = places
    for (name, place) in self.places where name.namespace == .atom {
      places[ElementName(.plain, name.local)] = place
    }
    return ElementTable(rules, places: places)
  }

  /// The place of the rule for an element; nil if the format does not know it.
  ///
  /// Looked up once for each name of a document.
  func place(of name: KnownName) -> Int? { name.place(inTable: number) { places[$0] } }

  private static func places(of rules: [ElementRule<Subject>]) -> [ElementName: Int] {
    var places: [ElementName: Int] = [:]
    for (place, rule) in rules.enumerated() {
      for name in rule.names { places[name] = place }
    }
    return places
  }
}

/// Numbers for tables, one each.
private enum TableNumber {
  private static let last = Atomic(-1)
  static func next() -> Int { last.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// The name of an element in a document, with what the tables make of it.
final class KnownName {
  let name: ElementName
  /// What the tables that were asked make of the name: the place of its rule, -1 if it has none.
  private var places: [(table: Int, place: Int)] = []

  init(_ name: ElementName) { self.name = name }

  fileprivate func place(inTable number: Int, find: (ElementName) -> Int?) -> Int? {
    for (table, place) in places where table == number { return place < 0 ? nil : place }
    let place = find(name)
    places.append((number, place ?? -1))
    return place
  }
}

extension Optional {
  /// Takes a value if there is none yet.
  mutating func fill(_ value: Wrapped?) {
    if self == nil { self = value }
  }
}

/// What becomes of an element.
final class ElementRule<Subject>: Sendable {
  enum Action: Sendable {
    /// Its content is read in a form, and stored.
    case content(XMLContent)
    /// Its content is read in the form that its start tag says, and stored.
    case contentAsSaid(@Sendable (Element) -> XMLContent)
    /// Its children are read by the frame the closure makes.
    case children(@Sendable (Box<Subject>, Element) -> any Frame)
  }

  let names: [ElementName]
  let action: Action
  let store: @Sendable (inout Subject, Content) -> Void

  init(
    names: [ElementName], action: Action,
    store: @escaping @Sendable (inout Subject, Content) -> Void = { _, _ in }
  ) {
    self.names = names
    self.action = action
    self.store = store
  }
}

extension ElementRule {
  /// The trimmed text of an element, if there is any.
  static func text(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming String) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.text)) { subject, content in
      if let text = content.value.trimmed { store(&subject, consume text) }
    }
  }

  /// The content of an element with all that is known of it.
  static func content(
    _ names: ElementName..., as form: XMLContent = .html,
    store: @escaping @Sendable (inout Subject, Content) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(form), store: store)
  }

  /// The content of an element as HTML, if there is any.
  static func html(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming Text) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.html)) { subject, content in
      if let text = content.html() { store(&subject, consume text) }
    }
  }

  /// The content of an element as HTML or plain text, as it looks, if there is any.
  static func guessed(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming Text) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.html)) { subject, content in
      if let text = content.guessed() { store(&subject, consume text) }
    }
  }

  /// The content of an element whose start tag says what it is, as Atom's do, if there is any.
  static func atomText(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming Text) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .contentAsSaid(AtomText.form)) { subject, content in
      if let text = AtomText.text(content) { store(&subject, consume text) }
    }
  }

  /// The date an element holds, if it is one.
  static func date(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Date) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.text)) { subject, content in
      if let date = content.date { store(&subject, date) }
    }
  }

  /// The absolute address an element holds, if it is one.
  static func url(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming String) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.text)) { subject, content in
      if let url = content.url { store(&subject, consume url) }
    }
  }

  /// The person an element holds, name and address in one line.
  static func person(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, consuming Person) -> Void
  ) -> ElementRule {
    ElementRule(names: names, action: .content(.text)) { subject, content in
      if let person = Person(oneLine: content.value) { store(&subject, consume person) }
    }
  }

  /// The attributes of an element; its content is passed over.
  static func element(
    _ names: ElementName..., store: @escaping @Sendable (inout Subject, Element) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .content(.nothing)
    ) { store(&$0, $1.element) }
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
    store: @escaping @Sendable (inout Subject, inout Part) -> Void
  ) -> ElementRule {
    ElementRule(
      names: names,
      action: .children { box, element in
        TableFrame(Box(begin(element)), table: table()) { store(&box.value, &$0) }
      })
  }
}
