public import FeedModel
import FeedText
import FoundationEssentials

/// All stories as one JSON Feed.
///
/// Source: JSON Feed 1.1.
public struct MergedJSONFeed: OutputFormat {
  public let name = "merged-json"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let document = Document(edition)
    try output(OutputFile(path: "merged.json", contents: try JSONText.pretty(document)))
  }

  private struct Document: Encodable {
    var version = "https://jsonfeed.org/version/1.1"
    var title: String
    var home_page_url: String?
    var feed_url: String?
    var items: [Item]

    init(_ edition: Edition) {
      let site = PublishedAddress(edition.settings)
      title = edition.settings.title
      home_page_url = site?.address("index.html")
      feed_url = site?.address("merged.json")
      items = edition.stories.map { Item($0, edition.settings) }
    }
  }

  private struct Item: Encodable {
    var id: String
    var url: String?
    var title: String
    var content_html: String
    var date_published: String
    var date_modified: String
    var authors: [Author]
    var tags: [String]?
    var language: String?

    init(_ story: EditionStory, _ settings: PublishSettings) {
      id = settings.identity + "story/" + story.story.id.rawValue
      url = IRI.web(story.lead.entry.url)
      title = PublishedText.headline(of: story.lead.entry)
      content_html = StoryContent(story).html
      date_published = story.published.rfc3339
      date_modified = story.updated.rfc3339
      authors = story.outlets.map { Author(name: $0.name) }
      let terms = StoryCategories(story).terms
      tags = terms.isEmpty ? nil : terms
      language = story.lead.entry.languageTag
    }
  }

  private struct Author: Encodable {
    var name: String
  }
}
