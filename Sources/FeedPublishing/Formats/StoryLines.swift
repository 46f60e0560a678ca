public import FeedModel
import FeedText
import FoundationEssentials

/// A line of JSON a story, with members and evidence, for other programs.
///
/// `docs/stories-jsonl.md` describes the fields; `version` changes when their meaning does.
public struct StoryLines: OutputFormat {
  public let name = "stories-jsonl"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let lines = try edition.stories.flatMap { story in
      try JSONText.line(StoryRecord(story, edition.settings))
    }
    try output(OutputFile(path: "stories.jsonl", contents: lines))
  }
}

/// A story as other programs get it, on a line of `stories.jsonl` and from `story --json`.
public struct StoryRecord: Encodable, Sendable {
  var version = 1
  var id: String
  var tag: String
  var title: String
  var published: String
  var updated: String
  var lead: String
  var outlets: [String]
  var folders: [String]?
  var members: [MemberRecord]
  var related: [String]?
  var aliases: [String]?

  /// The record of a story in an edition.
  public init(_ story: EditionStory, _ settings: PublishSettings) {
    id = story.story.id.rawValue
    tag = settings.identity + "story/" + id
    title = PublishedText.headline(of: story.lead.entry)
    published = story.published.rfc3339
    updated = story.updated.rfc3339
    lead = story.lead.entry.id.rawValue
    outlets = story.outlets.map(\.name)
    folders = story.folders.isEmpty ? nil : story.folders
    members = story.reports.map(MemberRecord.init)
    related = story.story.related.isEmpty ? nil : story.story.related.map(\.rawValue)
    aliases = story.aliases.isEmpty ? nil : story.aliases.map(\.rawValue)
  }

  struct MemberRecord: Encodable, Sendable {
    var entry: String
    var publisher_id: String?
    var feed: String
    var outlet: String
    var title: String
    var url: String?
    var published: String
    var language: String?
    var copy_of: String?
    var earlier_titles: [String]?
    var evidence: EvidenceRecord

    init(_ report: EditionStory.Report) {
      entry = report.entry.id.rawValue
      publisher_id = report.entry.publisherID
      feed = report.entry.feed.description
      outlet = report.outlet.name
      title = PublishedText.headline(of: report.entry)
      url = IRI.web(report.entry.url)
      published = report.entry.effectiveDate.rfc3339
      language = report.entry.languageTag
      copy_of = report.member.copyOf?.rawValue
      earlier_titles = report.entry.earlierTitles.isEmpty ? nil : report.entry.earlierTitles
      evidence = EvidenceRecord(report.member.evidence)
    }
  }

  struct EvidenceRecord: Encodable, Sendable {
    var rule: String
    var similarity: Double
    var confidence: Double
    var shared: [Term]?
    var nearest: String?
    var nearest_similarity: Double?
    var hours: Double?
    var next_story: String?
    var next_similarity: Double?
    var languages: Languages?

    struct Languages: Encodable, Sendable {
      var similarity: Double
      var nearest: String
      var nearest_similarity: Double
      var names: [String]?

      init(_ across: Evidence.AcrossLanguages) {
        similarity = across.similarity.thousandths
        nearest = across.nearest.entry.rawValue
        nearest_similarity = across.nearest.similarity.thousandths
        names = across.names.isEmpty ? nil : across.names
      }
    }

    struct Term: Encodable, Sendable {
      var term: String
      var weight: Double
      var borrowed: Bool?
    }

    init(_ evidence: Evidence) {
      rule = evidence.rule.rawValue
      similarity = evidence.similarity.thousandths
      confidence = evidence.confidence.thousandths
      let terms = evidence.terms.map {
        Term(term: $0.term, weight: $0.weight.thousandths, borrowed: $0.isBorrowed ? true : nil)
      }
      shared = terms.isEmpty ? nil : terms
      nearest = evidence.nearest?.entry.rawValue
      nearest_similarity = evidence.nearest?.similarity.thousandths
      hours = evidence.nearest?.hours.thousandths
      next_story = evidence.runnerUp?.story.rawValue
      next_similarity = evidence.runnerUp?.similarity.thousandths
      languages = evidence.acrossLanguages.map { Languages($0) }
    }
  }
}

extension Double {
  /// Rounded to three places.
  fileprivate var thousandths: Double { (self * 1000).rounded() / 1000 }
}
