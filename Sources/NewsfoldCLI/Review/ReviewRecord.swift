import FeedModel
import FeedPublishing
import StoryReview

/// A case as other programs get it; `docs/review-jsonl.md` describes the fields.
struct ReviewRecord: Encodable {
  var version = 1
  var id: String
  var kind: String
  var question: String
  var doubt: Double
  var stories: [String]
  var first: Side
  var second: Side
  var words: [String]?
  var reasons: [Reason]

  /// One side.
  struct Side: Encodable {
    var lead: String
    var entries: [String]
    var outlet: String
    var title: String
    var published: String
    var url: String?
    var text: String?

    init(_ side: CaseSide, _ entries: [Entry.ID]) {
      lead = side.lead.entry.id.rawValue
      self.entries = entries.map(\.rawValue)
      outlet = side.lead.outlet.name
      title = side.lead.headline
      published = side.lead.entry.effectiveDate.rfc3339
      url = side.address
      text = side.text.isEmpty ? nil : side.text
    }
  }

  /// A reason and the answer it speaks for.
  struct Reason: Encodable {
    var speaks_for: String
    var text: String
  }

  init(_ sheet: CaseSheet) {
    let question = sheet.question
    id = question.id.rawValue
    kind = question.kind.rawValue
    self.question = question.question
    doubt = (question.doubt * 1000).rounded() / 1000
    stories = question.stories.map(\.rawValue)
    first = Side(sheet.first, question.first)
    second = Side(sheet.second, question.second)
    words = question.words.isEmpty ? nil : question.words
    reasons = question.reasons.map { Reason(speaks_for: $0.answer.rawValue, text: $0.text) }
  }
}
