public import FeedModel

/// Pages for a browser, without a server and without JavaScript: lists of the stories, one page a
/// story, and one for each id that a story had before.
public struct StoryPages: OutputFormat {
  public let name = "pages"
  private let replaced: [String: String]

  /// The pages as they are shipped.
  public init() { replaced = [:] }

  /// The pages with templates of somebody's own: texts by the names of the files they take the place of.
  ///
  /// - Throws: when a name is none of those, or a text is no template.
  public init(replacing texts: [String: String]) throws(PageTemplateError) {
    _ = try PageTemplates(replacing: texts)
    replaced = texts
  }

  /// The templates and the style sheet that are shipped, by the names of their files.
  public static var templates: [String: String] { PageTemplates.shipped }

  public var fingerprint: String {
    let texts = replaced.sorted { $0.key < $1.key }.map { "\($0.key)\u{0}\($0.value)" }
    return texts.isEmpty
      ? name : name + SHA256.hash(of: texts.joined(separator: "\u{0}")).hexadecimal()
  }

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    var templates = try PageTemplates(replacing: replaced)
    let frame = PageFrame(edition.settings)
    let folders = PageFolders(edition.stories)
    var lists = StoryLists(frame, folders)
    try output(OutputFile(path: PageTemplates.styleName, contents: templates.style))
    for story in edition.stories {
      let content = StoryPageContent(story, pictures: frame.images)
      let card = StoryCard(story, content, folders)
      let page = StoryPage(story, content, frame, folders, &templates)
      try output(OutputFile(path: card.path, contents: templates.page(.story, of: page)))
      for alias in story.aliases {
        let moved = templates.page(.moved, of: MovedPage(card, frame))
        try output(OutputFile(path: "stories/\(alias).html", contents: moved))
      }
      lists.add(card, in: story.folders, &templates)
    }
    try lists.write(with: &templates, into: output)
  }
}
