import FeedModel
import FeedText

/// What the index shows of a story, in the words the templates use.
struct StoryCard {
  let path: String
  let headline: String
  let language: String?
  let when: String
  let isoDate: String
  let outlets: String
  let outletCount: Int
  let isShared: Bool
  let folders: String?

  init(_ story: EditionStory) {
    path = "stories/" + story.story.id.rawValue + ".html"
    headline = PublishedText.headline(of: story.lead.entry)
    language = story.lead.entry.languageTag
    when = PublishedText.moment(story.published)
    isoDate = story.published.rfc3339
    outlets = story.outlets.map(\.name).joined(separator: ", ")
    outletCount = story.outlets.count
    isShared = story.outlets.count > 1
    folders = story.folders.isEmpty ? nil : story.folders.joined(separator: ", ")
  }
}
