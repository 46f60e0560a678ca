public import FeedModel
public import FeedPublishing
import FeedStorage
public import FoundationEssentials

extension Pipeline {
  /// The entries that may share a story with a new one: the recent ones, and the older members of
  /// their stories.
  func window(of catalogue: StoryCatalogue, at now: Date) async throws -> [Entry] {
    let recent = try await store.entries(since: now - settings.windowDays * 86_400)
    let told = Set(catalogue.stories.flatMap { $0.members.map(\.entry) })
    let recentTold = recent.filter { told.contains($0.id) }
    return try await withOlderMembers(recentTold, of: catalogue)
  }

  /// The edition of a catalogue at a moment, with everything it needs from the store.
  public func edition(of catalogue: StoryCatalogue, at now: Date) async throws -> Edition {
    let recent = try await store.entries(since: now - Double(settings.publish.days) * 86_400)
    let entries = try await withOlderMembers(recent, of: catalogue)
    let states = try await store.states()
    var publish = settings.publish
    publish.identity = try await identity()
    return Edition(
      of: catalogue,
      entries: Dictionary(entries.map { ($0.id, $0) }) { first, _ in first },
      feeds: subscriptions.map { FollowedFeed($0, states[$0.url]?.feed) },
      settings: publish, at: now)
  }

  private func withOlderMembers(
    _ entries: [Entry], of catalogue: StoryCatalogue
  ) async throws -> [Entry] {
    let here = Set(entries.map(\.id))
    let missing = catalogue.stories.filter { story in
      story.members.contains { here.contains($0.entry) }
    }.flatMap { $0.members.map(\.entry) }.filter { !here.contains($0) }
    return entries + (try await store.entries(missing))
  }

  /// The identity of what is published: fixed when it is published first, whatever the public
  /// address becomes later.
  private func identity() async throws -> String {
    try await store.value(Self.identityName)
      ?? PublishSettings.identity(publicURL: settings.publish.publicURL)
  }

  /// Fixes the identity; to be called when an edition is published.
  func fixIdentity() async throws {
    guard try await store.value(Self.identityName) == nil else { return }
    try await store.setValue(try await identity(), for: Self.identityName)
  }

  private static let identityName = "identity"
}

extension RunReport {
  /// Counts the stories.
  mutating func add(_ catalogue: StoryCatalogue) {
    stories = catalogue.stories.count
    sharedStories = catalogue.stories.count { $0.members.count > 1 }
  }
}
