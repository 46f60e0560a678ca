import FeedModel
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import StoryClustering

/// Stories, as the commands that look at them see them.
struct StoryView {
  let catalogue: StoryCatalogue
  let edition: Edition
  /// What makes the stories.
  let clusterer: StoryClusterer

  /// What has the store.
  let pipeline: Pipeline

  /// The stories of the store with a report since a moment; all where none is given.
  init(_ workspace: Workspace, since oldest: Date? = nil) async throws {
    try await self.init(workspace) { store in
      guard let oldest else { return try await store.catalogue() }
      let recent = try await store.outlines(since: oldest).filter { $0.lastReport >= oldest }
      return try await store.catalogue(of: recent.map(\.id))
    }
  }

  /// The stories that texts may mean, those with some entries, and those that are named by their
  /// evidence: what a command needs that looks at a few.
  init(
    _ workspace: Workspace, meaning texts: [String] = [], with entries: some Collection<Entry.ID>
  ) async throws {
    try await self.init(workspace) { store in
      var found = Set(
        try await store.seating(since: .distantFuture, naming: Array(entries)).stories.map(\.id))
      for text in texts { found.formUnion(try await Self.stories(meaning: text, in: store)) }
      let catalogue = try await store.catalogue(of: found.sorted())
      let named = catalogue.named.subtracting(found)
      return named.isEmpty
        ? catalogue : try await store.catalogue(of: found.union(named).sorted())
    }
  }

  private init(
    _ workspace: Workspace,
    _ choose: (any FeedStore) async throws -> StoryCatalogue
  ) async throws {
    try workspace.requireData()
    pipeline = try workspace.pipeline(
      subscriptions: (try? workspace.subscriptions()) ?? [])
    clusterer = pipeline.clusterer
    catalogue = try await choose(pipeline.store)
    edition = try await pipeline.edition(of: catalogue)
  }

  /// The stories that ``named(_:)`` and ``report(_:)`` choose from for a text.
  private static func stories(
    meaning text: String, in store: any FeedStore
  ) async throws -> Set<Story.ID> {
    let matches = try await store.stories(meaning: text)
    let isID = text.utf8.count >= 6 && text.allSatisfy(\.isHexDigit)
    if matches.hasEntry || matches.hasStory || (isID && !matches.stories.isEmpty) {
      return matches.stories
    }
    // Words of a headline, which stands in no index.
    let words = text.lowercased()
    let listing = try await store.listing(of: nil)
    let told = listing.catalogue.stories.filter { story in
      story.members.contains { member in
        listing.entries[member.entry].map {
          EditionStory.Report.headline(of: $0).lowercased().contains(words)
        } ?? false
      }
    }
    return matches.stories.union(told.map(\.id))
  }

  /// The story of an id, an alias, or the beginning of an id that only one has.
  ///
  /// - Throws: ``CommandFailure`` where there is none, or more than one.
  func story(_ text: String) throws -> EditionStory {
    let id = catalogue.resolve(Story.ID(rawValue: text))
    let found = edition.stories.filter { $0.story.id == id }
    let near =
      found.isEmpty ? edition.stories.filter { $0.story.id.rawValue.hasPrefix(text) } : found
    guard let story = near.first else {
      throw CommandFailure(.failed, "no story has the id \(text); `newsfold stories` lists them.")
    }
    guard near.count == 1 else {
      throw CommandFailure(.failed, "\(near.count) stories have ids that begin with \(text).")
    }
    return story
  }

  /// The report that a person means: by id or its beginning, by address, or by words of its headline.
  ///
  /// - Throws: ``CommandFailure`` where there is none, or more than one.
  func report(_ text: String) throws -> (EditionStory, EditionStory.Report) {
    let all = edition.stories.flatMap { story in story.reports.map { (story, $0) } }
    let link = CanonicalURL(text)
    let tests: [(EditionStory.Report) -> Bool] = [
      { $0.entry.id.rawValue == text || $0.entry.publisherID == text },
      { link != nil && $0.entry.canonicalURL == link },
      { text.utf8.count >= 6 && $0.entry.id.rawValue.hasPrefix(text) },
      { $0.headline.lowercased().contains(text.lowercased()) },
    ]
    for test in tests {
      let found = all.filter { test($0.1) }
      guard let first = found.first else { continue }
      // The same page may have come in two feeds of one outlet.
      let pages = Set(found.map { $0.1.entry.canonicalURL })
      guard found.count == 1 || (pages.count == 1 && !pages.contains(nil)) else {
        throw ambiguous(text, found.map(\.1))
      }
      return first
    }
    throw CommandFailure(
      .failed, "no entry is called \"\(text)\": give an id, an address or words of a headline.")
  }

  private func ambiguous(_ text: String, _ found: [EditionStory.Report]) -> CommandFailure {
    let list = found.prefix(10).map { "  \($0.entry.id)  \($0.outlet.name): \($0.headline)" }
    return CommandFailure(
      .failed, "\(found.count) entries are called \"\(text)\":\n" + list.joined(separator: "\n"))
  }
}
