import FeedModel
import FeedText
import FoundationEssentials
import XML

/// What modules say of a feed: Dublin Core, iTunes, Media RSS, syndication, Atom inside RSS ...
enum FeedModules {
  static let table =
    dublin.adding(atomic).adding(podcast).adding(others).adding(history)

  private static let dublin: ElementTable<FeedDraft> = [
    .guessed(dublinCore("title")) { $0.title.offer($1, rank: 1) },
    .guessed(dublinCore("description")) { $0.subtitle.offer($1, rank: 1) },
    .text(dublinCore("language")) { $0.language.offer(LanguageTag.canonical($1), rank: 1) },
    .guessed(dublinCore("rights")) { $0.rights.offer($1, rank: 1) },
    .person(dublinCore("creator"), dublinCore("author")) {
      $0.feed.authors.take($1)
    },
    .person(dublinCore("publisher")) { $0.publisher.offer($1, rank: 1) },
    .person(dublinCore("contributor")) { $0.feed.contributors.take($1) },
    .date(dublinCore("date")) { $0.updated.offerLast($1, rank: 1) },
    .content(dublinCore("subject"), as: .text) { $0.feed.categories.take($1, scheme: nil) },
    .date(dcTerms("modified")) { $0.updated.offerLast($1, rank: 1) },
    .date(dcTerms("created")) { $0.created.offer($1) },
    .date(dcTerms("issued")) { $0.published.offer($1, rank: 1) },
  ]

  private static let atomic: ElementTable<FeedDraft> = [
    .content(atom("link"), as: .text) { $0.take(atomLink: $1, in: .rss) },
    .atomText(atom("title")) { $0.title.offer($1, rank: 2) },
    .atomText(atom("subtitle")) {
      $0.subtitle.offer($1, rank: 2)
    },
    .text(atom("id")) { $0.id.offer($1, rank: 1) },
    .date(atom("updated")) { $0.updated.offerLast($1, rank: 2) },
  ]

  private static let podcast: ElementTable<FeedDraft> = [
    .guessed(itunes("subtitle")) { $0.subtitle.offer($1, rank: 3) },
    .html(itunes("summary")) { $0.summary.offer($1) },
    .person(itunes("author")) { $0.feed.authors.take($1) },
    .part(itunes("owner"), table: Atom.person, begin: { _ in Person() }) {
      $0.publisher.offer($1.isEmpty ? nil : $1, rank: 2)
    },
    .element(itunes("image"), itunes("link")) {
      guard $1.name.local == "image" || $1["rel"] == "image" else { return }
      $0.icon.offer($1.url($1["href"] ?? $1["url"]), rank: 1)
    },
    .within(itunes("category"), table: subcategories, before: takeCategory),
    .text(itunes("keywords")) { $0.feed.categories.take(keywords: $1) },
  ]

  private static let others: ElementTable<FeedDraft> = [
    .element(ElementName(.admin, "generatorAgent")) {
      $0.generator.offer($1.url($1.rdf("resource")).map { Generator(url: $0) }, rank: 1)
    },
    .content(
      ElementName(.creativeCommons, "license"), as: .text
    ) { $0.license.offer($1.url ?? $1.element.url($1.element.rdf("resource"))) },
    .element(ElementName(.threading, "in-reply-to")) {
      $0.feed.inReplyTo.append(InReplyTo($1))
    },
    .element(ElementName(.xhtml, "meta")) {
      guard $1["name"]?.lowercasedASCII() == "robots" else { return }
      let words = $1["content"]?.lowercasedASCII().split { ", \t\n".contains($0) } ?? []
      if words.contains("noindex") || words.contains("none") { $0.feed.saysNoIndex = true }
    },
    .text(ElementName(.syndication, "updatePeriod")) { $0.feed.pace.updatePeriod = $1 },
    .text(ElementName(.syndication, "updateFrequency")) {
      $0.feed.pace.updateFrequency = Int($1)
    },
  ]

  /// Feed paging and archiving, RFC 5005.
  private static let history: ElementTable<FeedDraft> = [
    .element(ElementName(.other, "complete")) { if $1.isOfHistory { $0.feed.saysComplete = true } },
    .element(ElementName(.other, "archive")) { if $1.isOfHistory { $0.feed.saysArchive = true } },
  ]

  private static let subcategories: ElementTable<FeedDraft> = [
    .within(itunes("category"), table: subcategories, before: takeCategory)
  ]

  private static let takeCategory: @Sendable (inout FeedDraft, Element) -> Void = {
    guard let term = $1["text"] else { return }
    $0.feed.categories.take(Category(term: term, scheme: "http://www.itunes.com/"))
  }
}

/// What modules say of an entry.
enum EntryModules {
  static let table =
    dublin.adding(atomic).adding(podcast).adding(others).adding(MediaRSS.table)

  private static let dublin: ElementTable<EntryDraft> = [
    .guessed(dublinCore("title")) { $0.title.offer($1, rank: 1) },
    .guessed(dublinCore("description")) { $0.summary.offer($1, rank: 1) },
    .person(dublinCore("creator"), dublinCore("author")) {
      $0.entry.authors.take($1)
    },
    .person(dublinCore("publisher")) { $0.publisher.offer($1) },
    .person(dublinCore("contributor")) { $0.entry.contributors.take($1) },
    .text(dublinCore("language")) { $0.language.offer(LanguageTag.canonical($1), rank: 1) },
    .guessed(dublinCore("rights")) { $0.rights.offer($1) },
    .content(dublinCore("subject"), as: .text) { $0.entry.categories.take($1, scheme: nil) },
    .date(dublinCore("date")) { $0.updated.offerLast($1, rank: 1) },
    .content(dublinCore("source")) { $0.take(dublinCoreSource: $1) },
    .date(dcTerms("issued")) { $0.published.offer($1, rank: 1) },
    .date(dcTerms("modified")) { $0.updated.offerLast($1) },
    .date(dcTerms("created")) { $0.created.offer($1) },
    .html(ElementName(.content, "encoded")) { $0.takeContent($1, rank: 0) },
    .content(ElementName(.xhtml, "body"), ElementName(.xhtml, "div"), as: .markup) {
      $0.takeContent($1.html(kind: .xhtml), rank: 1)
    },
  ]

  private static let atomic: ElementTable<EntryDraft> = [
    .content(atom("link"), as: .text) { $0.take(atomLink: $1, in: .rss) },
    .part(atom("author"), table: Atom.person, begin: { _ in Person() }) {
      $0.entry.authors.take($1)
    },
    .atomText(atom("title")) { $0.title.offer($1, rank: 2) },
    .atomText(atom("summary")) {
      $0.summary.offer($1, rank: 2)
    },
    .atomText(atom("content")) {
      $0.takeContent($1, rank: 3)
    },
    .text(atom("id")) { $0.id.offer($1, rank: 2) },
    .date(atom("published")) { $0.published.offer($1, rank: 2) },
    .date(atom("updated")) { $0.updated.offerLast($1) },
  ]

  private static let podcast: ElementTable<EntryDraft> = [
    .guessed(itunes("title")) { $0.title.offer($1, rank: 4) },
    .html(itunes("summary")) { $0.summary.offer($1, rank: 3) },
    .guessed(itunes("subtitle")) { draft, text in
      draft.subtitle.offer(text)
      draft.summary.offer(text, rank: 4)
    },
    .within(itunes("category"), table: subcategories, before: takeCategory),
    .person(itunes("author")) { $0.entry.authors.take($1) },
    .element(itunes("image")) { $0.image.offer($1.url($1["href"] ?? $1["url"])) },
    .text(itunes("duration")) { $0.duration.fill(Duration.seconds(of: $1)) },
    .text(itunes("keywords")) { $0.entry.categories.take(keywords: $1) },
  ]

  private static let subcategories: ElementTable<EntryDraft> = [
    .within(itunes("category"), table: subcategories, before: takeCategory)
  ]

  private static let takeCategory: @Sendable (inout EntryDraft, Element) -> Void = {
    guard let term = $1["text"] else { return }
    $0.entry.categories.take(Category(term: term, scheme: "http://www.itunes.com/"))
  }

  private static let others: ElementTable<EntryDraft> = [
    .text(ElementName(.slash, "comments")) { $0.comments.count.fill(Int($1)) },
    .url(ElementName(.wfw, "commentRss")) { $0.comments.feedURL.fill($1) },
    .element(ElementName(.threading, "in-reply-to")) {
      $0.entry.inReplyTo.append(InReplyTo($1))
    },
    .text(ElementName(.threading, "total")) { $0.comments.count.fill(Int($1)) },
    .content(ElementName(.feedburner, "origLink"), as: .text) { draft, content in
      if let url = content.url { draft.entry.links.append(Link(href: url, rel: "origLink")) }
    },
    .content(
      ElementName(.creativeCommons, "license"), as: .text
    ) { $0.license.offer($1.url ?? $1.element.url($1.element.rdf("resource"))) },
    .element(ElementName(.enclosure, "enclosure")) { $0.take(enclosure: $1) },
    .element(ElementName(.chapters, "chapters")) { draft, element in
      guard let url = element.url(element["href"]) else { return }
      draft.entry.links.append(Link(href: url, rel: "chapters"))
    },
  ]
}

extension Element {
  /// Whether the element's namespace is that of RFC 5005, or its usual prefix was not declared.
  fileprivate var isOfHistory: Bool {
    guard let uri = tag.name.namespace else { return tag.name.prefix == "fh" }
    return uri.trimmed?.lowercased() == "http://purl.org/syndication/history/1.0"
  }
}

extension EntryDraft {
  fileprivate mutating func take(dublinCoreSource content: Content) {
    var new = EntrySource()
    new.title = content.guessed()
    if let text = content.value.trimmed, text.isWebAddress { new.url = text }
    source.offer(new, rank: 1)
  }
}

extension InReplyTo {
  /// What a `thr:in-reply-to` names.
  fileprivate init(_ element: Element) {
    self.init(
      ref: element["ref"], href: element.url(element["href"]), type: element["type"],
      source: element.url(element["source"]))
  }
}

extension [Category] {
  /// Adds the words of iTunes' list with commas.
  mutating func take(keywords: String) {
    take(words: keywords, scheme: "http://www.itunes.com/")
  }

  /// Adds the words of a list with commas.
  mutating func take(words: String, scheme: String? = nil) {
    for word in words.split(separator: ",") {
      if let term = word.trimmed { take(Category(term: term, scheme: scheme)) }
    }
  }
}

/// Lengths of time as iTunes has them.
enum Duration {
  /// The seconds of `SS`, `MM:SS` or `HH:MM:SS`.
  static func seconds(of text: String) -> Double? {
    var total = 0.0
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard let number = Double(part.trimmingASCIIWhitespace()), number >= 0, number < 1e7 else {
        return nil
      }
      total = total * 60 + number
    }
    return total
  }
}
