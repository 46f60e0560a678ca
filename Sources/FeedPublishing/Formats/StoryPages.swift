public import FeedModel
import Mustache

/// Pages for a browser, without a server and without JavaScript: an index and one page a story.
public struct StoryPages: OutputFormat {
  public let name = "pages"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let templates = try PageTemplates()
    let title = edition.settings.title
    var cards: [StoryCard] = []
    for story in edition.stories {
      let page = StoryPage(story)
      let contents = templates.story(page, feedTitle: title)
      try output(OutputFile(path: page.card.path, contents: contents))
      cards.append(page.card)
    }
    let index = templates.index(title: title, stories: cards)
    try output(OutputFile(path: "index.html", contents: index))
  }
}
