import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials
import Newsfold

/// Another story that can be chosen.
struct ChoiceView {
  let id: String
  let headline: String
  let counts: String
  let when: String
  var why: String?

  init(_ card: StoryCard, why: String? = nil) {
    id = card.id.rawValue
    headline = card.headline
    counts = MomentWords.counted(card.outlets.count, "outlet")
    when = MomentWords.moment(card.published)
    self.why = why
  }
}

/// A decision that can be undone.
struct DecisionView {
  let id: String
  let number: Int
  let words: String
}

/// A story's page in the words of its template.
struct StoryPage {
  let frame: PageFrame
  let undo: DecisionView?
  let id: String
  let headline: String
  let language: String?
  let summary: String
  let timeline: TimelineView?
  let reports: [ReportView]
  let canSplit: Bool
  let related: [ChoiceView]
  let notes: [String]
  let hasNotes: Bool

  init(
    _ story: EditionStory, frame: PageFrame, related: [ChoiceView], undo: DecisionView?,
    notes: [String]
  ) {
    self.frame = frame
    self.undo = undo
    self.related = related
    self.notes = notes
    hasNotes = !notes.isEmpty
    id = story.story.id.rawValue
    headline = story.lead.headline
    language = story.lead.entry.mainLanguage
    let own = story.reports.count(where: \.isOwn)
    let copies = story.reports.count - own
    let counts =
      [MomentWords.counted(own, "report")]
      + (copies == 0 ? [] : [MomentWords.counted(copies, "copy or version", "copies and versions")])
    let outlets = story.outlets.prefix(8).map(\.name).joined(separator: ", ")
    summary =
      MomentWords.moment(story.published) + " · " + counts.joined(separator: ", ") + " · " + outlets
      + (story.outlets.count > 8 ? " and \(story.outlets.count - 8) more" : "")
      + (story.folders.isEmpty ? "" : " · " + story.folders.joined(separator: ", "))
    timeline = TimelineView(story)
    reports = story.reports.filter(\.isOwn).map { ReportView($0, in: story) }
    canSplit = story.reports.count > 1
  }
}

extension Visit {
  /// The page of one story.
  func story() async throws -> WebAnswer {
    let index = try await newsroom.index
    guard let card = index.card(Story.ID(rawValue: String(rest))) else { throw WebFailure.notFound }
    return try await newsroom.page("/stories/" + card.id.rawValue, revision: index.revision) {
      let (story, named) = try await editionStory(card.id)
      let history = DecisionHistory(try await source.store().decisions())
      let held = Set(story.reports.map(\.entry.id))
      let items = history.inForce.filter { !$0.decision.entries.isDisjoint(with: held) }
      let words = try await decisionWords(for: items.map(\.decision))
      return page(
        "story",
        StoryPage(
          story, frame: frame(story.lead.headline, in: "Stories", kind: "story"),
          related: named.compactMap { id, why in
            index.card(id).flatMap { $0.id == card.id ? nil : ChoiceView($0, why: why) }
          },
          undo: items.max { $0.number < $1.number }.map {
            DecisionView(
              id: $0.decision.id.rawValue, number: $0.number,
              words: words.text(of: $0.decision, history))
          },
          notes: items.map { words.sentence($0, history) }))
    }
  }

  /// A story with its texts and evidence, and the stories it names with why it does.
  private func editionStory(
    _ id: Story.ID
  ) async throws -> (EditionStory, [(Story.ID, String)]) {
    let store = try await source.store()
    guard let story = try await store.stories([id]).first else { throw WebFailure.notFound }
    let named = story.companions
    let others = try await store.stories(named.map(\.0))
    let entries = try await store.entries(
      story.members.map(\.entry) + others.map(\.lead))
    let states = try await store.states()
    let catalogue = StoryCatalogue(
      stories: [story]
        + others.map { other in
          var other = other
          other.members = other.members.filter { $0.entry == other.lead }
          return other
        })
    let edition = Edition(
      of: .init(
        catalogue: catalogue,
        entries: Dictionary(entries.map { ($0.id, $0) }) { first, _ in first },
        feeds: FollowedFeeds(
          source.subscriptions().map { FollowedFeed($0, states[$0.url]?.feed) })),
      settings: PublishSettings())
    guard let shown = edition.stories.first(where: { $0.story.id == id }) else {
      throw WebFailure.notFound
    }
    return (shown, named)
  }
}

extension Story {
  /// The stories that it names, each once, with why: those that came close, and those that its reports
  /// also mention.
  fileprivate var companions: [(ID, String)] {
    var seen: Set<ID> = [id]
    let runnersUp = members.compactMap(\.evidence.runnerUp).sorted { $0.similarity > $1.similarity }
    let all =
      related.map { ($0, "came close") } + runnersUp.prefix(3).map { ($0.story, "came close") }
      + members.flatMap(\.alsoMentions).map { ($0, "also mentioned") }
    return Array(all.filter { seen.insert($0.0).inserted }.prefix(8))
  }
}
