import FeedModel
import FoundationEssentials

/// What has been read of a feed so far.
struct FeedDraft {
  let document: DocumentContext
  var feed = Feed()
  var title = Choice<Text>()
  var subtitle = Choice<Text>()
  var summary = Choice<Text>()
  var rights = Choice<Text>()
  var info = Choice<Text>()
  var id = Choice<String>()
  var homePage = Choice<String>()
  var feedURL = Choice<String>()
  var icon = Choice<String>()
  var favicon = Choice<String>()
  var image = Choice<Picture>()
  var language = Choice<String>()
  var publisher = Choice<Person>()
  var license = Choice<String>()
  var generator = Choice<Generator>()
  var updated = Choice<Date>()
  var published = Choice<Date>()
  var created = Choice<Date>()
  var entries: [Entry] = []
  /// Pictures of RSS 1.0, which are named by reference from the channel.
  var pictures: [String: Picture] = [:]

  init(document: DocumentContext, scope: Scope) {
    self.document = document
    language.offer(scope.language?.trimmed)
  }
}

extension FeedDraft {
  /// The feed and its entries, with what stands in for what is missing.
  mutating func finish(language fallback: String?) -> (feed: Feed, entries: [Entry]) {
    var feed = feed
    var entries: [Entry] = []
    swap(&entries, &self.entries)
    feed.publisherID = id.value
    feed.title = title.value
    feed.subtitle = subtitle.value
    feed.summary = summary.value
    feed.rights = rights.value
    feed.info = info.value
    feed.homePageURL = homePage.value
    feed.feedURL = feedURL.value
    feed.image = image.value
    feed.icon = icon.value ?? image.value?.url
    feed.favicon = favicon.value
    feed.language = language.value ?? fallback
    feed.publisher = publisher.value
    feed.license = license.value
    feed.generator = generator.value
    feed.updated = updated.value
    feed.published = published.value
    feed.created = created.value
    let filling = LanguageFilling(language: feed.language)
    filling.fill(&feed)
    for index in entries.indices { filling.fill(&entries[index]) }
    return (feed, entries)
  }
}

/// Gives texts without a language of their own that of the feed.
private struct LanguageFilling {
  let language: String?

  func fill(_ text: inout Text?) { text?.fill(language: language) }

  func fill(_ source: inout EntrySource?) {
    source?.title?.fill(language: language)
    source?.subtitle?.fill(language: language)
    source?.rights?.fill(language: language)
  }

  func fill(_ feed: inout Feed) {
    fill(&feed.title)
    fill(&feed.subtitle)
    fill(&feed.summary)
    fill(&feed.rights)
    fill(&feed.info)
  }

  func fill(_ entry: inout Entry) {
    fill(&entry.title)
    fill(&entry.summary)
    // What is boxed is written anew by every change, and most entries have none of it.
    if entry.subtitle != nil { fill(&entry.subtitle) }
    if entry.rights != nil { fill(&entry.rights) }
    if entry.source != nil { fill(&entry.source) }
    for index in entry.contents.indices { entry.contents[index].fill(language: language) }
  }
}

extension Text {
  /// Takes a language where nobody said one; none where somebody took it away.
  fileprivate mutating func fill(language other: String?) {
    if language == nil {
      language = other
    } else if language == "" {
      language = nil
    }
  }
}
