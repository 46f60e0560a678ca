public import FeedStorage
public import StoryReview

/// The cases that somebody did not want to answer, kept in the store.
public struct SkippedCases: Sendable {
  private let store: any FeedStore

  /// Those of a store.
  public init(_ store: any FeedStore) { self.store = store }

  /// All of them.
  public func all() async throws -> Set<ReviewCase.ID> { Set(try await list()) }

  /// Adds a case, unless it is there.
  public func add(_ id: ReviewCase.ID) async throws {
    let list = try await list()
    if !list.contains(id) { try await keep((list + [id]).suffix(Self.most)) }
  }

  /// Takes a case out again.
  public func remove(_ id: ReviewCase.ID) async throws {
    try await keep(try await list().filter { $0 != id })
  }

  /// Forgets all of them.
  public func clear() async throws { try await keep([]) }

  private func list() async throws -> [ReviewCase.ID] {
    let text = try await store.value(Self.name) ?? ""
    return text.split(separator: " ").map { ReviewCase.ID(rawValue: String($0)) }
  }

  private func keep(_ list: some Sequence<ReviewCase.ID>) async throws {
    try await store.setValue(list.map(\.rawValue).joined(separator: " "), for: Self.name)
  }

  private static let name = "review.skipped"
  /// The oldest go: what is asked is of today's stories.
  private static let most = 10_000
}
