import FeedModel
import FeedText
import FoundationEssentials
import XML

/// One feed of an edition as an Atom 1.0 document, one entry a story.
///
/// Shaped by what readers do with it: an id that is never a member's, one alternate link, the other
/// reports as `via` links, the outlets as authors, `source` last. Source: RFC 4287.
struct AtomDocument {
  /// The media type of an Atom feed.
  static let mediaType = "application/atom+xml"

  let feed: EditionFeed
  let settings: PublishSettings
  /// When it changed last, where that is not told by its stories.
  var updated: Date?

  /// The document.
  var file: OutputFile {
    let parts = parts
    return OutputFile(path: feed.path, pieces: [parts.head] + parts.entries + [parts.end])
  }

  /// The document's bytes: what is before its entries, the entries, what is after them.
  var parts: (head: [UInt8], entries: [[UInt8]], end: [UInt8]) {
    let writer = XMLWriter()
    let names: XMLWriter.Attributes = [
      "xmlns": "http://www.w3.org/2005/Atom",
      "xmlns:fh": feed.paging.isPage ? "http://purl.org/syndication/history/1.0" : nil,
      "xmlns:at": feed.departed.isEmpty ? nil : "http://purl.org/atompub/tombstones/1.0",
    ]
    var head: [UInt8] = []
    var entries: [[UInt8]] = []
    writer.element("feed", names) {
      self.head(writer)
      head = writer.take()
      // A story is told alike in all feeds of an edition.
      for story in feed.stories {
        entries.append(
          story.atomEntry {
            entry(story, writer)
            return writer.take()
          })
      }
      for story in feed.departed { tombstone(of: story, writer) }
    }
    return (head, entries, writer.finish())
  }

  private func head(_ writer: XMLWriter) {
    AtomHead(
      id: settings.identity + feed.name, title: feed.title, path: feed.path,
      updated: updated ?? feed.updated
    ).write(settings, to: writer)
    if feed.paging.isPage { writer.element("fh:archive") }
    if let site = PublishedAddress(settings) { paging(site, writer) }
  }

  /// Its place among the pages of the archive.
  ///
  /// Source: RFC 5005 section 4.
  private func paging(_ site: PublishedAddress, _ writer: XMLWriter) {
    let links = [("prev-archive", feed.paging.previous), ("next-archive", feed.paging.next)]
    for case (let relation, let path?) in links {
      writer.element(
        "link", ["rel": relation, "type": Self.mediaType, "href": site.address(path)])
    }
    if feed.paging.isPage {
      writer.element(
        "link", ["rel": "current", "type": Self.mediaType, "href": site.address("merged.atom")])
    }
  }

  private func entry(_ story: EditionStory, _ writer: XMLWriter) {
    writer.element("entry") {
      writer.element("id", text: story.tag)
      writer.title(story.lead.headline)
      writer.element("published", text: story.published.rfc3339)
      writer.element("updated", text: story.updated.rfc3339)
      links(story, writer)
      for outlet in story.outlets {
        writer.element("author") { writer.element("name", text: outlet.name) }
      }
      for category in StoryCategories(story).terms {
        writer.element("category", ["term": category])
      }
      rights(of: story.lead.entry, writer)
      writer.element(
        "content", ["type": "html", "xml:lang": story.lead.entry.languageTag],
        text: story.content(settings))
      source(story.lead, writer)
    }
  }

  private func links(_ story: EditionStory, _ writer: XMLWriter) {
    let alternate = IRI.web(story.lead.entry.url)
    if let alternate {
      writer.element(
        "link",
        [
          "rel": "alternate", "type": "text/html", "href": alternate,
          "hreflang": story.lead.entry.languageTag,
        ])
    }
    var written: Set<String> = alternate.map { [$0] } ?? []
    for report in story.reports {
      guard let href = IRI.web(report.entry.url), written.insert(href).inserted else { continue }
      writer.element(
        "link",
        [
          "rel": "via", "type": "text/html", "href": href, "hreflang": report.entry.languageTag,
          "title": report.outlet.name + ": " + report.headline,
        ])
    }
    for enclosure in story.enclosures {
      writer.element(
        "link",
        [
          "rel": "enclosure", "type": enclosure.type, "href": enclosure.url,
          "length": enclosure.length.map(String.init),
        ])
    }
  }

  /// What the publisher of the text says of its use.
  private func rights(of entry: Entry, _ writer: XMLWriter) {
    if let rights = entry.rights.map(PublishedText.plain), !rights.isEmpty {
      writer.words("rights", rights)
    }
  }

  /// The feed of the lead entry: the last child, since some readers let it overwrite what is before.
  private func source(_ lead: EditionStory.Report, _ writer: XMLWriter) {
    let feed = lead.feed?.feed
    let address = IRI.web(lead.entry.feed.description)
    writer.element("source") {
      let hash = SHA256.hash(of: lead.entry.feed.rawValue).hexadecimal(bytes: 8)
      writer.element(
        "id",
        text: IRI.absolute(feed?.publisherID) ?? address ?? settings.identity + "feed/" + hash)
      let title = feed?.title.map(PublishedText.plain).flatMap { $0.isEmpty ? nil : $0 }
      writer.title(title ?? lead.outlet.name)
      writer.element("updated", text: lead.entry.effectiveDate.rfc3339)
      if let page = IRI.web(feed?.homePageURL) {
        writer.element("link", ["rel": "alternate", "type": "text/html", "href": page])
      }
      if let address {
        writer.element("link", ["rel": "self", "href": address])
      }
      if let license = IRI.web(feed?.license) {
        writer.element("link", ["rel": "license", "href": license])
      }
      if let rights = feed?.rights.map(PublishedText.plain), !rights.isEmpty {
        writer.words("rights", rights)
      }
    }
  }

  /// Tells readers that a story is part of another one now.
  ///
  /// Source: RFC 6721 section 3.
  private func tombstone(of story: DepartedStory, _ writer: XMLWriter) {
    let ref = settings.identity + "story/" + story.id.rawValue
    writer.element("at:deleted-entry", ["ref": ref, "when": story.moment.rfc3339]) {
      let heir = settings.identity + "story/" + story.heir.rawValue
      writer.element("at:comment", text: "This story is part of another one now: " + heir)
    }
  }
}

/// What all our feeds begin with.
struct AtomHead {
  let id: String
  let title: String
  let path: String
  let updated: Date

  func write(_ settings: PublishSettings, to writer: XMLWriter) {
    writer.element("id", text: id)
    writer.title(title)
    writer.element("updated", text: updated.rfc3339)
    if let site = PublishedAddress(settings) {
      writer.element(
        "link", ["rel": "self", "type": AtomDocument.mediaType, "href": site.address(path)])
      writer.element(
        "link", ["rel": "alternate", "type": "text/html", "href": site.address("index.html")])
    }
    writer.element("author") { writer.element("name", text: settings.title) }
    writer.element(
      "generator", ["version": Generator.newsfold.version], text: Generator.newsfold.name)
  }
}

extension XMLWriter {
  /// A title; see ``words(_:_:)``.
  func title(_ text: String) { words("title", text) }

  /// A text construct as plain text, or as escaped HTML where plain text could be taken for markup.
  ///
  /// Source: RFC 4287 section 3.1.
  func words(_ name: String, _ text: String) {
    if text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
      element(name, ["type": "html"], text: PublishedText.escaped(text))
    } else {
      element(name, text: text)
    }
  }
}

extension Generator {
  /// This program.
  static let newsfold = Generator(name: Program.name, version: Program.version)
}
