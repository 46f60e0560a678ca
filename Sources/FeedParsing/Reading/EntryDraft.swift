import FeedModel
import FoundationEssentials
import XML

/// What has been read of an entry so far.
struct EntryDraft {
  let document: DocumentContext
  var entry: Entry
  var id = Choice<String>()
  var title = Choice<Text>()
  var subtitle = Choice<Text>()
  var summary = Choice<Text>()
  /// RSS's `description`, which is the content where there is a `summary` too.
  var description = Choice<Text>()
  var link = Choice<String>()
  var rights = Choice<Text>()
  var license = Choice<String>()
  var published = Choice<Date>()
  var updated = Choice<Date>()
  var created = Choice<Date>()
  var expired = Choice<Date>()
  var image = Choice<String>()
  /// A picture of Media RSS, for an entry without a better one.
  var mediaPicture: String?
  var language = Choice<String>()
  var publisher = Choice<Person>()
  var source = Choice<EntrySource>()
  /// The contents with their ranks: the lowest is preferred.
  var contents: [(rank: Int, text: Text)] = []
  /// Files of Media RSS, which count where no enclosure has their address.
  var mediaFiles: [Enclosure] = []
  /// What `isPermaLink` says; nil where there is no guid.
  var isPermaLink: Bool?
  var comments = Comments()
  var duration: Double?

  init(_ element: Element) {
    document = element.document
    entry = Entry(id: Entry.ID(rawValue: ""), feed: element.document.feed)
    let own = element.tag.attribute(prefix: "xml", "lang")
    language.offer(own?.trimmed)
  }
}

extension EntryDraft {
  /// The entry, with what stands in for what is missing; the draft has none any more.
  mutating func finish() -> Entry {
    entry.publisherID = id.value
    entry.title = title.take()
    entry.subtitle = subtitle.take()
    finishTexts()
    entry.rights = rights.take()
    entry.license = license.take()
    entry.published = published.take()
    entry.updated = updated.take()
    entry.created = created.take()
    entry.expired = expired.take()
    entry.language = language.take()
    entry.publisher = publisher.take()
    entry.source = source.take()
    entry.comments = comments.isEmpty ? nil : comments
    finishLink()
    finishFiles()
    document.ids.identify(&entry)
    var finished = Entry(id: Entry.ID(rawValue: ""), feed: document.feed)
    swap(&finished, &entry)
    return finished
  }

  private mutating func finishTexts() {
    entry.summary = summary.take()
    if let description = description.take() {
      if summary.rank == 0 {
        contents.append((9, description))
      } else {
        entry.summary = description
      }
    }
    if contents.count > 1 {
      contents.sort { $0.rank < $1.rank }
      contents.reverse()
    }
    entry.contents.reserveCapacity(contents.count)
    while let (_, text) = contents.popLast() { entry.contents.append(text) }
  }

  private mutating func finishLink() {
    entry.url = link.take()
    if entry.url == nil, entry.links.isEmpty, document.format.hasPrefix("atom") {
      entry.url = id.value.flatMap { $0.isWebAddress ? $0 : nil }
    }
    guard let isPermaLink else { return }
    let isLink = isPermaLink && !entry.links.contains { $0.rel == "alternate" }
    entry.guidIsLink = isLink
    guard isLink, let id = id.value, id.isWebAddress else { return }
    entry.url = id
  }

  private mutating func finishFiles() {
    // Beside an enclosure, a picture of Media RSS is its cover, as in Der Spiegel's podcasts.
    let hasEnclosure = !entry.enclosures.isEmpty
    for file in mediaFiles where !entry.enclosures.contains(where: { $0.url == file.url }) {
      if !hasEnclosure || !file.type.hasPrefix("image/") { entry.enclosures.append(file) }
    }
    if let duration, !entry.enclosures.isEmpty, entry.enclosures[0].duration == nil {
      entry.enclosures[0].duration = duration
    }
    let picture = entry.enclosures.first { $0.type.hasPrefix("image/") }?.url
    entry.image = image.value ?? entry.largestThumbnail ?? mediaPicture ?? picture
  }
}

extension Entry {
  /// The address of the thumbnail with the most pixels, the first where none says its size.
  fileprivate var largestThumbnail: String? {
    func size(_ picture: Picture) -> Int {
      (picture.width.flatMap { Int($0) } ?? 0) * (picture.height.flatMap { Int($0) } ?? 1)
    }
    guard var largest = thumbnails.first else { return nil }
    for picture in thumbnails where size(picture) > size(largest) { largest = picture }
    return largest.url
  }
}

extension String {
  /// Whether the text is an http or https address.
  var isWebAddress: Bool {
    let start = prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }
}
