import FeedModel
import FeedPublishing
import FeedStorage
import Foundation
import Newsfold
import StoryClustering

/// The stories there are, as the commands that look at them see them.
struct StoryView {
  let catalogue: StoryCatalogue
  let edition: Edition
  /// What makes the stories.
  let clusterer: StoryClusterer

  /// What has the store.
  let pipeline: Pipeline

  /// The stories of the store with a report since a moment; all where none is given.
  init(_ workspace: Workspace, since oldest: Date? = nil) async throws {
    try workspace.requireData()
    pipeline = try workspace.pipeline(
      subscriptions: (try? workspace.subscriptions()) ?? [])
    clusterer = pipeline.clusterer
    let store = pipeline.store
    if let oldest {
      let outlines = try await store.outlines(since: oldest).filter { $0.lastReport >= oldest }
      catalogue = try await store.catalogue(of: outlines.map(\.id))
    } else {
      catalogue = try await store.catalogue()
    }
    edition = try await pipeline.edition(of: catalogue)
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
