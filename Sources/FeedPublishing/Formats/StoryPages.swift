public import FeedModel
import Mustache

/// Pages for a browser, without a server and without JavaScript: an index and one page a story.
public struct StoryPages: OutputFormat {
  public let name = "pages"

  public init() {}

  public func files(for edition: Edition) throws -> [OutputFile] {
    let templates = try PageTemplates()
    let cards = edition.stories.map(StoryPage.init)
    let index = templates.index(title: edition.settings.title, stories: cards)
    let pages = cards.map { page in
      OutputFile(
        path: page.path, contents: templates.story(page, feedTitle: edition.settings.title))
    }
    return pages + [OutputFile(path: "index.html", contents: index)]
  }
}
