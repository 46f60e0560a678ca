import FeedModel
import FeedText
import XML

/// Where an `atom:link` stands: what other elements say counts more in RSS.
enum LinkPlace {
  case atom, rss

  /// The rank of an alternate link beside the format's own.
  fileprivate var rank: Int { self == .atom ? 0 : 2 }
}

extension Link {
  /// The link an `atom:link` makes; nil if its address is missing or of a script scheme.
  ///
  /// Some publishers write the address as the content; an empty one means the base itself.
  init?(atom content: Content) {
    let element = content.element
    let isBase = element.tag["href"]?.trimmed == nil && content.value.trimmed == nil
    let reference = element["href"] ?? content.value
    guard let href = isBase ? element.emptyReference : element.url(reference) else { return nil }
    let rel = Self.relation(element["rel"])
    let type = element["type"] ?? (rel == "alternate" ? "text/html" : nil)
    self.init(
      href: href, rel: rel, type: type, hreflang: element["hreflang"], title: element["title"],
      length: element["length"])
  }

  /// The short name of a relation.
  private static func relation(_ value: String?) -> String {
    guard let value else { return "alternate" }
    let registry = "http://www.iana.org/assignments/relation/"
    return value.hasPrefix(registry) ? String(value.dropFirst(registry.count)) : value
  }

  /// How far an alternate link stands behind a page in HTML.
  fileprivate var distanceFromPage: Int {
    type?.hasPrefix("text/html") == true || type?.hasPrefix("application/xhtml") == true ? 0 : 1
  }
}

extension FeedDraft {
  mutating func take(atomLink content: Content, in place: LinkPlace) {
    guard let link = Link(atom: content) else { return }
    feed.links.append(link)
    switch link.rel.lowercased() {
    case "alternate": homePage.offer(link.href, rank: place.rank + link.distanceFromPage)
    case "self": feedURL.offer(link.href)
    case "hub": feed.hubs.append(link.href)
    case "license": license.offer(link.href, rank: 1)
    default: break
    }
  }
}

extension EntryDraft {
  mutating func take(atomLink content: Content, in place: LinkPlace) {
    guard let link = Link(atom: content) else { return }
    entry.links.append(link)
    switch link.rel.lowercased() {
    case "alternate": self.link.offer(link.href, rank: place.rank + link.distanceFromPage)
    case "related": entry.externalURL = entry.externalURL ?? link.href
    case "enclosure": take(enclosure: link)
    case "license": license.offer(link.href, rank: 1)
    case "replies": take(replies: link, count: content.element)
    default: break
    }
  }

  private mutating func take(enclosure link: Link) {
    entry.enclosures.append(
      Enclosure(
        url: link.href, type: MediaType.type(link.type, of: link.href),
        length: link.length.flatMap { Int($0) }, title: link.title))
  }

  private mutating func take(replies link: Link, count element: Element) {
    if link.type?.hasPrefix("text/html") == true || link.type == nil {
      comments.url = comments.url ?? link.href
    } else {
      comments.feedURL = comments.feedURL ?? link.href
    }
    let count = element.tag.attribute(prefix: "thr", "count").flatMap { Int($0) }
    comments.count = comments.count ?? count
  }
}
