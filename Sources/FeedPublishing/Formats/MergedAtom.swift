public import FeedModel
import FeedText
import FoundationEssentials
import XML

/// All stories as one Atom 1.0 feed, one entry a story.
///
/// Shaped by what readers do with it: an id that is never a member's, one alternate link, the other
/// reports as `via` links, the outlets as authors, `source` last. Source: RFC 4287.
public struct MergedAtom: OutputFormat {
  public let name = "merged-atom"
  /// The media type of an Atom feed.
  static let mediaType = "application/atom+xml"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let writer = XMLWriter()
    writer.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) {
      head(edition, writer)
      for story in edition.stories { entry(story, edition.settings, writer) }
    }
    try output(OutputFile(path: "merged.atom", contents: writer.finish()))
  }

  private func head(_ edition: Edition, _ writer: XMLWriter) {
    let settings = edition.settings
    writer.element("id", text: settings.identity + "merged")
    title(settings.title, writer)
    writer.element("updated", text: edition.updated.rfc3339)
    if let site = PublishedAddress(settings) {
      writer.element(
        "link", ["rel": "self", "type": Self.mediaType, "href": site.address("merged.atom")])
      writer.element(
        "link", ["rel": "alternate", "type": "text/html", "href": site.address("index.html")])
    }
    writer.element("author") { writer.element("name", text: settings.title) }
    writer.element(
      "generator", ["version": Generator.newsfold.version], text: Generator.newsfold.name)
  }

  private func entry(_ story: EditionStory, _ settings: PublishSettings, _ writer: XMLWriter) {
    writer.element("entry") {
      writer.element("id", text: settings.identity + "story/" + story.story.id.rawValue)
      title(PublishedText.headline(of: story.lead.entry), writer)
      writer.element("published", text: story.published.rfc3339)
      writer.element("updated", text: story.updated.rfc3339)
      links(story, writer)
      for outlet in story.outlets {
        writer.element("author") { writer.element("name", text: outlet.name) }
      }
      for category in StoryCategories(story).terms {
        writer.element("category", ["term": category])
      }
      writer.element(
        "content",
        ["type": "html", "xml:lang": story.lead.entry.languageTag],
        text: StoryContent(story).html)
      source(story.lead, settings, writer)
    }
  }

  /// A title as plain text, or as escaped HTML where plain text could be taken for markup.
  private func title(_ text: String, _ writer: XMLWriter) {
    if text.contains("<") || text.contains("&") {
      writer.element("title", ["type": "html"], text: PublishedText.escaped(text))
    } else {
      writer.element("title", text: text)
    }
  }

  private func links(_ story: EditionStory, _ writer: XMLWriter) {
    let alternate = IRI.web(story.lead.entry.url)
    if let alternate {
      writer.element("link", ["rel": "alternate", "type": "text/html", "href": alternate])
    }
    var written: Set<String> = alternate.map { [$0] } ?? []
    for report in story.reports {
      guard let href = IRI.web(report.entry.url), written.insert(href).inserted else { continue }
      writer.element(
        "link",
        [
          "rel": "via", "type": "text/html", "href": href, "hreflang": report.entry.languageTag,
          "title": report.outlet.name + ": " + PublishedText.headline(of: report.entry),
        ])
    }
  }

  /// The feed of the lead entry: the last child, since some readers let it overwrite what is before.
  private func source(
    _ lead: EditionStory.Report, _ settings: PublishSettings, _ writer: XMLWriter
  ) {
    let feed = lead.feed?.feed
    let address = IRI.web(lead.entry.feed.description)
    writer.element("source") {
      let hash = SHA256.hash(of: lead.entry.feed.rawValue).hexadecimal(bytes: 8)
      writer.element(
        "id",
        text: IRI.absolute(feed?.publisherID) ?? address ?? settings.identity + "feed/" + hash)
      title(feed?.title.map(PublishedText.plain) ?? lead.outlet.name, writer)
      writer.element("updated", text: lead.entry.effectiveDate.rfc3339)
      if let page = IRI.web(feed?.homePageURL) {
        writer.element("link", ["rel": "alternate", "type": "text/html", "href": page])
      }
      if let address {
        writer.element("link", ["rel": "self", "href": address])
      }
    }
  }
}

extension Generator {
  /// This program.
  static let newsfold = Generator(name: Program.name, version: Program.version)
}
