import FeedModel
import XML

/// Atom 1.0 and its drafts up to 0.3, which differ in names and in how texts are given.
struct Atom: FeedFormat {
  func version(ofRoot element: Element) -> String? {
    let isAtom = element.name.namespace == .atom
    guard element.name.local == "feed" || (element.name.local == "entry" && isAtom) else {
      return nil
    }
    if element.tag.name.namespace?.hasSuffix("2005/Atom") == true { return "atom10" }
    return Self.versions[element["version"] ?? ""]
      ?? (element.tag.name.namespace == "http://purl.org/atom/ns#" ? "atom03" : "atom")
  }

  func frame(for root: Element, reading draft: Box<FeedDraft>) -> any Frame {
    guard root.name.local == "entry" else { return TableFrame(draft, table: Self.feed) }
    return TableFrame(Box(EntryDraft(root)), table: Self.entry) {
      draft.value.entries.append($0.finish())
    }
  }

  private static let versions = [
    "0.1": "atom01", "0.2": "atom02", "0.3": "atom03", "1.0": "atom10",
  ]

  /// The elements of a feed, in the order of RFC 4287, with Atom 0.3's names beside them.
  static let feed: ElementTable<FeedDraft> =
    ([
      .part(atom("entry"), atom("item"), table: entry, begin: EntryDraft.init) {
        $0.entries.append($1.finish())
      },
      .part(atom("author"), table: person, begin: { _ in Person() }) { $0.feed.authors.take($1) },
      .part(atom("contributor"), table: person, begin: { _ in Person() }) {
        $0.feed.contributors.take($1)
      },
      .element(atom("category")) { $0.feed.categories.take(Category(atom: $1)) },
      .content(atom("generator"), as: .text) { $0.generator.offer(Generator(atom: $1)) },
      .url(atom("icon")) { $0.favicon.offer($1) },
      .text(atom("id")) { $0.id.offer($1) },
      .content(atom("link"), as: .text) { $0.take(atomLink: $1, in: .atom) },
      .url(atom("logo")) { $0.icon.offer($1) },
      .atomText(atom("rights"), atom("copyright")) {
        $0.rights.offer($1)
      },
      .atomText(atom("subtitle"), atom("tagline")) {
        $0.subtitle.offer($1)
      },
      .atomText(atom("title")) { $0.title.offer($1) },
      .atomText(atom("info")) { $0.info.offer($1) },
      .date(atom("updated"), atom("modified")) { $0.updated.offerLast($1) },
      .date(atom("published"), atom("issued")) { $0.published.offer($1) },
      .date(atom("created")) { $0.created.offer($1) },
    ] as ElementTable<FeedDraft>).alsoWithoutNamespace().adding(FeedModules.table)

  /// The elements of an entry.
  static let entry: ElementTable<EntryDraft> =
    ([
      .part(atom("author"), table: person, begin: { _ in Person() }) { $0.entry.authors.take($1) },
      .part(atom("contributor"), table: person, begin: { _ in Person() }) {
        $0.entry.contributors.take($1)
      },
      .element(atom("category")) { $0.entry.categories.take(Category(atom: $1)) },
      .atomText(atom("content")) {
        $0.takeContent($1, rank: 0)
      },
      .text(atom("id")) { $0.id.offer($1) },
      .content(atom("link"), as: .text) { $0.take(atomLink: $1, in: .atom) },
      .date(atom("published"), atom("issued")) { $0.published.offer($1) },
      .atomText(atom("rights"), atom("copyright")) {
        $0.rights.offer($1)
      },
      .part(atom("source"), table: source, begin: { _ in EntrySource() }) { $0.source.offer($1) },
      .atomText(atom("summary")) { $0.summary.offer($1) },
      .atomText(atom("title")) { $0.title.offer($1) },
      .date(atom("updated"), atom("modified")) { $0.updated.offerLast($1) },
      .date(atom("created")) { $0.created.offer($1) },
    ] as ElementTable<EntryDraft>).alsoWithoutNamespace().adding(EntryModules.table)
}

extension Atom {
  /// The feed an entry was first published in.
  static let source: ElementTable<EntrySource> =
    ([
      .part(atom("author"), table: person, begin: { _ in Person() }) { $0.authors.take($1) },
      .part(atom("contributor"), table: person, begin: { _ in Person() }) {
        $0.contributors.take($1)
      },
      .element(atom("category")) { $0.categories.take(Category(atom: $1)) },
      .content(atom("generator"), as: .text) { $0.generator.fill(Generator(atom: $1)) },
      .url(atom("icon")) { $0.icon.fill($1) },
      .text(atom("id")) { $0.id.fill($1) },
      .content(atom("link"), as: .text) { source, content in
        guard let link = Link(atom: content) else { return }
        source.links.append(link)
        if link.rel == "alternate" { source.url = source.url ?? link.href }
      },
      .url(atom("logo")) { $0.logo.fill($1) },
      .atomText(atom("rights"), atom("copyright")) { $0.rights.fill($1) },
      .atomText(atom("subtitle"), atom("tagline")) { $0.subtitle.fill($1) },
      .atomText(atom("title")) { $0.title.fill($1) },
      .date(atom("updated"), atom("modified")) { $0.updated = $1 },
    ] as ElementTable<EntrySource>).alsoWithoutNamespace()

  /// An author or contributor; iTunes has the same for the owner of a feed.
  static let person: ElementTable<Person> =
    ([
      .text(atom("name"), itunes("name")) { $0.name.fill($1) },
      .text(atom("email"), itunes("email")) { $0.email.fill($1) },
      .url(atom("uri"), atom("url"), atom("homepage")) { $0.url.fill($1) },
    ] as ElementTable<Person>).alsoWithoutNamespace()
}

extension Category {
  /// The category an `atom:category` names.
  fileprivate init(atom element: Element) {
    self.init(
      term: element["term"] ?? element["label"] ?? "", scheme: element["scheme"],
      label: element["label"])
  }
}

extension Generator {
  /// The generator an `atom:generator` names; nil if it is empty.
  fileprivate init?(atom content: Content) {
    let url = content.element.url(content.element["uri"] ?? content.element["url"])
    let version = content.element["version"]
    guard let name = content.value.trimmed ?? url ?? version else { return nil }
    self.init(name: content.value.trimmed.map { _ in name }, url: url, version: version)
  }
}
