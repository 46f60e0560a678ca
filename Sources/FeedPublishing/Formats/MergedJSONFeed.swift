public import FeedModel
import FeedText
import FoundationEssentials

/// All stories as one JSON Feed, an item a line.
///
/// Source: JSON Feed 1.1.
public struct MergedJSONFeed: OutputFormat {
  public let name = "merged.json"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let text = JSONText()
    var pieces = [try text.beginning(of: Head(edition)) + Array(",\"items\":[".utf8)]
    for (place, story) in edition.merged.stories.enumerated() {
      let item = try text.line(Item(story, edition.settings)).dropLast()
      pieces.append(Array((place == 0 ? "\n" : ",\n").utf8) + item)
    }
    pieces.append(Array("\n]}\n".utf8))
    try output(OutputFile(path: name, pieces: pieces))
  }

  private struct Head: Encodable {
    var version = "https://jsonfeed.org/version/1.1"
    var title: String
    var home_page_url: String?
    var feed_url: String?
    var authors: [Author]

    init(_ edition: Edition) {
      let site = PublishedAddress(edition.settings)
      title = edition.settings.title
      home_page_url = site?.address("index.html")
      feed_url = site?.address("merged.json")
      authors = [Author(name: title)]
    }
  }

  private struct Item: Encodable {
    var id: String
    var url: String?
    var title: String
    var content_html: String
    var image: String?
    var date_published: String
    var date_modified: String
    var authors: [Author]
    var tags: [String]?
    var language: String?
    var attachments: [Attachment]?

    init(_ story: EditionStory, _ settings: PublishSettings) {
      let lead = story.lead.entry
      id = story.tag
      url = IRI.web(lead.url)
      title = story.lead.headline
      content_html = story.content(settings)
      image = IRI.web(lead.image ?? lead.bannerImage ?? lead.thumbnails.first?.url)
      date_published = story.published.rfc3339
      date_modified = story.updated.rfc3339
      authors = story.outlets.map { Author(name: $0.name) }
      let terms = StoryCategories(story).terms
      tags = terms.isEmpty ? nil : terms
      language = lead.languageTag
      attachments = story.enclosures.isEmpty ? nil : story.enclosures.map(Attachment.init)
    }
  }

  private struct Author: Encodable {
    var name: String
  }

  private struct Attachment: Encodable {
    var url: String
    var mime_type: String
    var size_in_bytes: Int?
    var duration_in_seconds: Double?

    init(_ enclosure: Enclosure) {
      url = enclosure.url
      mime_type = enclosure.type
      size_in_bytes = enclosure.length
      duration_in_seconds = enclosure.duration
    }
  }
}
