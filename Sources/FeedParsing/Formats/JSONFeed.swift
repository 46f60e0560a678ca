import FeedModel
import FeedText
import FoundationEssentials

/// JSON Feed 1.0 and 1.1.
///
/// Source: https://www.jsonfeed.org/version/1.1/
struct JSONFeed {
  let feed: FeedURL
  let base: String?

  func parse(_ bytes: [UInt8]) throws(FeedParsingError) -> ParsedFeed {
    let document: JSONValue
    do {
      document = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    } catch {
      throw .malformed(line: 1, "not JSON")
    }
    guard
      document["version"]?.string?.hasPrefix("https://jsonfeed.org/version/") == true
        || document["version"]?.string?.hasPrefix("http://jsonfeed.org/version/") == true
    else { throw .notAFeed(looksLike: "JSON") }
    var parsed = ParsedFeed(format: "jsonfeed", encoding: "utf-8")
    parsed.feed = self.feed(document)
    parsed.entries = (document["items"]?.elements ?? []).filter(\.isObject).map {
      entry($0, language: parsed.feed.language)
    }
    return parsed
  }
}

extension JSONFeed {
  private func feed(_ document: JSONValue) -> Feed {
    var feed = Feed()
    feed.language = document["language"]?.string
    feed.title = text(document["title"], feed.language)
    feed.subtitle = text(document["description"], feed.language)
    feed.homePageURL = url(document["home_page_url"])
    feed.feedURL = url(document["feed_url"])
    feed.icon = url(document["icon"])
    feed.favicon = url(document["favicon"])
    feed.authors = authors(document)
    feed.hubs = (document["hubs"]?.elements ?? []).compactMap { url($0["url"]) }
    return feed
  }

  private func entry(_ item: JSONValue, language: String?) -> Entry {
    var entry = Entry(id: Entry.ID(rawValue: ""), feed: feed)
    entry.language = item["language"]?.string
    let language = entry.language ?? language
    entry.publisherID = item["id"]?.stringOrNumber
    entry.title = text(item["title"], language)
    entry.summary = text(item["summary"], language)
    entry.contents = contents(item, language)
    entry.url = url(item["url"])
    entry.externalURL = url(item["external_url"])
    entry.image = url(item["image"])
    entry.bannerImage = url(item["banner_image"])
    entry.published = item["date_published"]?.string.flatMap { Date(lenient: $0) }
    entry.updated = item["date_modified"]?.string.flatMap { Date(lenient: $0) }
    entry.authors = authors(item)
    for tag in item["tags"]?.elements ?? [] {
      if let term = tag.stringOrNumber { entry.categories.take(Category(term: term)) }
    }
    entry.enclosures = (item["attachments"]?.elements ?? []).compactMap(attachment)
    entry.id = Entry.ID(feed: feed, identifier: entry.identifier)
    return entry
  }

  private func contents(_ item: JSONValue, _ language: String?) -> [Text] {
    var contents: [Text] = []
    if let markup = item["content_html"]?.string {
      let clean = HTMLSanitizer(base: base).sanitize(markup)
      contents.append(Text(clean, kind: .html, language: language, base: base))
    }
    if let text = text(item["content_text"], language) { contents.append(text) }
    return contents
  }

  private func attachment(_ value: JSONValue) -> Enclosure? {
    guard let url = url(value["url"]) else { return nil }
    return Enclosure(
      url: url, type: MediaType.type(value["mime_type"]?.string, of: url),
      length: value["size_in_bytes"]?.integer, duration: value["duration_in_seconds"]?.double,
      title: value["title"]?.string)
  }

  /// The authors, in version 1.0 one by another name.
  private func authors(_ value: JSONValue) -> [Person] {
    var authors: [Person] = []
    for author in (value["authors"]?.elements ?? []) + [value["author"]].compactMap(\.self) {
      authors.take(
        Person(
          name: author["name"]?.string, url: url(author["url"]), avatar: url(author["avatar"])))
    }
    return authors
  }

  private func text(_ value: JSONValue?, _ language: String?) -> Text? {
    value?.string.map { Text($0, language: language) }
  }

  private func url(_ value: JSONValue?) -> String? {
    value?.string.flatMap { URLReference.resolve($0, against: base) }
  }
}
