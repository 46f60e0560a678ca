import FeedModel
import FeedPublishing
import FeedStorage
import FoundationEssentials
import StoryClustering

/// What the last edition was made of and until when it holds.
///
/// As long as it holds, a run has no story to fold and no file to write: nothing that it was made
/// of has changed, no story has left it by age, and the files are there as they were written.
struct HeldEdition: Hashable, Codable {
  /// A hash of all that the edition was made of.
  let inputs: String
  /// The run's time when it was made.
  let made: Date
  /// When the next story leaves it; nil if it has none.
  let until: Date?
  /// The stories there are, and those of them with two reports or more.
  let stories: Int
  let sharedStories: Int

  /// Whether an edition made of these inputs now would be this one.
  func holds(_ inputs: String, at now: Date) -> Bool {
    inputs == self.inputs && made <= now && until.map { now <= $0 } ?? true
  }
}

extension Pipeline {
  /// A hash of all that an edition is made of: what is stored, the list of feeds, the settings, the
  /// program.
  ///
  /// Complexity: O(feeds followed).
  func editionInputs() async throws -> String {
    var parts: [String?] = [
      Program.version, "\(try await store.revision())", output.path, "\(settings.windowDays)",
      try Self.json(settings.publish), try Self.json(clusterer.parameters),
    ]
    parts += settings.formats.map(\.fingerprint) + settings.compressions.map(\.rawValue)
    for subscription in subscriptions { parts += subscription.told }
    return parts.hash
  }

  /// The last edition, if it still holds.
  func heldEdition(at now: Date) async throws -> HeldEdition? {
    guard let text = try await store.value(Self.editionName),
      let held = try? JSONDecoder().decode(HeldEdition.self, from: Data(text.utf8)),
      held.holds(try await editionInputs(), at: now),
      output.holds(try await manifest())
    else { return nil }
    return held
  }

  /// Remembers an edition for the next run.
  func hold(_ held: HeldEdition) async throws {
    try await store.setValue(try Self.json(held), for: Self.editionName)
  }

  /// The files that were written into the output folder and are still ours.
  func manifest() async throws -> OutputManifest {
    OutputManifest(try await store.value(filesName) ?? "")
  }

  /// Remembers the files in the output folder.
  func keep(_ manifest: OutputManifest) async throws {
    try await store.setValue(manifest.description, for: filesName)
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static let editionName = "edition"
  private var filesName: String { "files " + output.path }
}

extension Subscription {
  /// What of it is told.
  var told: [String?] {
    [url.rawValue, title, homePageURL] + folders.map { $0.joined(separator: "\u{2}") }
  }
}

extension [String?] {
  /// A hash of some texts, by which they can be told from others.
  var hash: String {
    SHA256.hash(of: map { $0 ?? "\u{1}" }.joined(separator: "\u{0}")).hexadecimal()
  }
}
