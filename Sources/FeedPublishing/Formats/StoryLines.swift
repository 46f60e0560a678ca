public import FeedModel
import FeedText
import FoundationEssentials

/// A line of JSON a story, with members and evidence, for other programs.
///
/// `docs/stories-jsonl.md` describes the fields; `version` changes when their meaning does.
public struct StoryLines: OutputFormat {
  public let name = "stories.jsonl"

  public init() {}

  public func write(_ edition: Edition, into output: (OutputFile) throws -> Void) throws {
    let text = JSONText()
    let lines = try edition.merged.stories.map { try text.line(StoryRecord($0)) }
    try output(OutputFile(path: name, pieces: lines))
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
  var decisions: [DecisionRecord]?

  /// The record of a story in an edition.
  public init(_ story: EditionStory) {
    id = story.story.id.rawValue
    tag = story.tag
    title = story.lead.headline
    published = story.published.rfc3339
    updated = story.updated.rfc3339
    lead = story.lead.entry.id.rawValue
    outlets = story.outlets.map(\.name)
    folders = story.folders.isEmpty ? nil : story.folders
    members = story.reports.map(MemberRecord.init)
    related = story.story.related.isEmpty ? nil : story.story.related.map(\.rawValue)
    aliases = story.aliases.isEmpty ? nil : story.aliases.map(\.rawValue)
    decisions = story.decisions.isEmpty ? nil : story.decisions.map(DecisionRecord.init)
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
    var version_of: String?
    var also_mentions: [String]?
    var earlier_titles: [String]?
    var evidence: EvidenceRecord

    init(_ report: EditionStory.Report) {
      entry = report.entry.id.rawValue
      publisher_id = report.entry.publisherID
      feed = report.entry.feed.description
      outlet = report.outlet.name
      title = report.headline
      url = IRI.web(report.entry.url)
      published = report.entry.effectiveDate.rfc3339
      language = report.entry.languageTag
      copy_of = report.member.copyOf?.rawValue
      if case .version(let first) = report.kind { version_of = first.rawValue }
      let mentions = report.member.alsoMentions.map(\.rawValue)
      also_mentions = mentions.isEmpty ? nil : mentions
      earlier_titles = report.entry.earlierTitles.isEmpty ? nil : report.entry.earlierTitles
      evidence = EvidenceRecord(report.member.evidence)
    }
  }
}
