import FeedModel
import FeedText
import XML

/// RSS 0.91 to 2.0, and the channel and item elements that RSS 1.0 shares with it.
struct RSS: FeedFormat {
  func version(ofRoot element: Element) -> String? {
    let names = ["rss", "channel"]
    guard names.contains(element.name.local), element.name.namespace != .rdf else { return nil }
    guard element.name.local == "rss" else { return "rss" }
    return Self.versions[element["version"] ?? ""] ?? Self.inexactVersion(element["version"] ?? "")
  }

  func frame(for root: Element, reading draft: Box<FeedDraft>) -> any Frame {
    TableFrame(draft, table: root.name.local == "channel" ? Self.channel : Self.root)
  }

  private static let versions = [
    "0.90": "rss090", "0.91": "rss091", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094",
    "1.0": "rss10", "2.0": "rss20", "2": "rss20",
  ]

  private static func inexactVersion(_ version: String) -> String {
    version.hasPrefix("2.") ? "rss20" : "rss"
  }

  /// The root, beside whose channel some publishers put the items.
  static let root: ElementTable<FeedDraft> = [
    .within("channel", table: channel),
    itemRule,
    imageRule,
  ]

  static let itemRule: ElementRule<FeedDraft> = .part(
    "item", "entry", table: item, begin: EntryDraft.init
  ) {
    $0.entries.append($1.finish())
  }

  static let imageRule: ElementRule<FeedDraft> = .part(
    "image", table: image, begin: PictureDraft.init
  ) {
    guard let picture = $1.picture else { return }
    $0.image.offer(picture)
  }
}

// MARK: - The channel

extension RSS {
  /// The elements of a channel, in the order of the specification, then the modules.
  static let channel: ElementTable<FeedDraft> =
    ([
      itemRule,
      imageRule,
      .guessed("title") { $0.title.offer($1) },
      .content("link", as: .text) { $0.take(link: $1) },
      .html("description", "tagline") { $0.subtitle.offer($1) },
      .text("language") { $0.language.offer(LanguageTag.canonical($1)) },
      .guessed("copyright") { $0.rights.offer($1) },
      .person("managingEditor", "author") { $0.feed.authors.take($1) },
      .person("webMaster") { $0.publisher.offer($1) },
      .date("pubDate") { $0.published.offer($1) },
      .date("lastBuildDate") { $0.updated.offerLast($1) },
      .content("category", as: .text) { $0.feed.categories.take($1, scheme: $1.element["domain"]) },
      .text("generator") { $0.generator.offer(Generator(name: $1)) },
      .text("ttl") { $0.feed.pace.ttl.fill(Int($1)) },
      .text("guid", "id") { $0.id.offer($1) },
      .within("skipHours", table: skipHours),
      .within("skipDays", table: skipDays),
    ] as ElementTable<FeedDraft>).adding(FeedModules.table)

  private static let skipHours: ElementTable<FeedDraft> = [
    .text("hour") { draft, text in
      if let hour = Int(text), (0...24).contains(hour) {
        draft.feed.pace.skipHours.append(hour % 24)
      }
    }
  ]

  private static let skipDays: ElementTable<FeedDraft> = [
    .text("day") { $0.feed.pace.skipDays.append($1) }
  ]

  /// The picture of a channel.
  static let image: ElementTable<PictureDraft> = [
    .url("url") { $0.url.fill($1) },
    .text("title") { $0.title.fill($1) },
    .url("link") { $0.link.fill($1) },
    .text("width") { $0.width.fill($1) },
    .text("height") { $0.height.fill($1) },
    .text("description") { $0.description.fill($1) },
  ]
}

/// What has been read of a picture so far.
struct PictureDraft {
  var about: String?
  var url: String?
  var title: String?
  var link: String?
  var width: String?
  var height: String?
  var description: String?

  init(_ element: Element) {
    about = element.rdf("about")
    url = element.url(element.rdf("resource") ?? element["href"])
  }

  /// The picture, if it has an address.
  var picture: Picture? {
    url.map {
      Picture(
        url: $0, title: title, link: link, width: width, height: height, description: description)
    }
  }
}

extension FeedDraft {
  fileprivate mutating func take(link content: Content) {
    guard let text = content.value.trimmed ?? content.element["href"],
      let url = content.element.url(text)
    else { return }
    feed.links.append(Link(href: url, type: "text/html"))
    homePage.offer(url)
    if document.fallbackBase == nil, url.isWebAddress { document.fallbackBase = url }
  }
}

// MARK: - The item

extension RSS {
  /// The elements of an item, in the order of the specification, then the modules.
  static let item: ElementTable<EntryDraft> =
    ([
      .guessed("title") { $0.title.offer($1) },
      .content("link", as: .text) { $0.take(link: $1) },
      .html("description") { $0.description.offer($1) },
      .html("summary") { $0.summary.offer($1) },
      .html("body") { $0.takeContent($1, rank: 1) },
      .html("fullitem") { $0.takeContent($1, rank: 2) },
      .person("author", "managingEditor") { $0.entry.authors.take($1) },
      .content("category", as: .text) {
        $0.entry.categories.take($1, scheme: $1.element["domain"])
      },
      .text("tags") { $0.entry.categories.take(words: $1) },
      .url("comments") { $0.comments.url.fill($1) },
      .element("enclosure") { $0.take(enclosure: $1) },
      .content("guid", as: .text) { $0.take(guid: $1) },
      .text("id") { $0.id.offer($1, rank: 1) },
      .date("pubDate") { $0.published.offer($1) },
      .date("expirationDate") { $0.expired.offer($1) },
      .content("source") { $0.take(source: $1) },
    ] as ElementTable<EntryDraft>).adding(EntryModules.table)
}

extension EntryDraft {
  mutating func takeContent(_ text: consuming Text?, rank: Int) {
    if let text { contents.append((rank, text)) }
  }

  fileprivate mutating func take(link content: Content) {
    guard let text = content.value.trimmed ?? content.element["href"],
      let url = content.element.url(text)
    else { return }
    entry.links.append(Link(href: url, type: "text/html"))
    link.offer(url)
  }

  fileprivate mutating func take(guid content: Content) {
    guard let guid = content.value.trimmed else { return }
    id.offer(guid)
    let isLink = content.element["isPermaLink"].map { $0.lowercased() != "false" } ?? true
    isPermaLink = isPermaLink ?? isLink
  }

  mutating func take(enclosure element: Element) {
    let reference = element["url"] ?? element["href"] ?? element.rdf("resource")
    guard let url = element.url(reference) else { return }
    let length = element["length"]
    let type = element["type"]
    entry.links.append(Link(href: url, rel: "enclosure", type: type, length: length))
    entry.enclosures.append(
      Enclosure(
        url: url, type: MediaType.type(type, of: url), length: length.flatMap { Int($0) }))
  }

  fileprivate mutating func take(source content: Content) {
    var new = EntrySource()
    new.url = content.element.url(content.element["url"])
    new.title = content.guessed()
    source.offer(new)
  }
}

extension [Person] {
  /// Adds a person who is not there yet.
  mutating func take(_ person: consuming Person?) {
    guard let person, !person.isEmpty, !contains(person) else { return }
    append(person)
  }
}

extension [Category] {
  /// Adds the category an element names, if it is not there yet.
  mutating func take(_ content: Content, scheme: String?) {
    guard let term = content.value.trimmed else { return }
    take(Category(term: HTMLText.decodeReferences(term), scheme: scheme))
  }

  /// Adds a category that is not there yet.
  mutating func take(_ category: consuming Category) {
    if !contains(category) { append(category) }
  }
}
