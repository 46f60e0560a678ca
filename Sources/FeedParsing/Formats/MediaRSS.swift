import FeedModel
import XML

/// Media RSS: files and pictures of an entry, alone or in groups.
///
/// Source: https://www.rssboard.org/media-rss
enum MediaRSS {
  static let table: ElementTable<EntryDraft> = [
    .within(media("group"), table: table),
    .within(media("content"), table: table, before: { $0.take(mediaContent: $1) }),
    .element(media("thumbnail")) { $0.take(thumbnail: $1) },
    .guessed(media("title")) { $0.title.offer($1, rank: 3) },
    .guessed(media("description")) { $0.summary.offer($1, rank: 5) },
    .content(media("category"), as: .text) {
      guard let term = $1.value.trimmed else { return }
      let scheme = $1.element["scheme"] ?? "http://search.yahoo.com/mrss/category_schema"
      $0.entry.categories.take(
        Category(term: term, scheme: scheme, label: $1.element["label"]))
    },
    .text(media("keywords")) { $0.entry.categories.take(words: $1) },
  ]
}

extension EntryDraft {
  fileprivate mutating func take(mediaContent element: Element) {
    guard let url = element.url(element["url"]) else { return }
    let type = MediaType.type(element["type"], of: url)
    if element["medium"] == "image" || type.hasPrefix("image/") { mediaPicture.fill(url) }
    guard !mediaFiles.contains(where: { $0.url == url }) else { return }
    mediaFiles.append(
      Enclosure(
        url: url, type: type, length: element["filesize"].flatMap { Int($0) },
        duration: element["duration"].flatMap { Duration.seconds(of: $0) }))
  }

  fileprivate mutating func take(thumbnail element: Element) {
    guard let url = element.url(element["url"]) else { return }
    entry.thumbnails.append(
      Picture(url: url, width: element["width"], height: element["height"]))
  }
}
