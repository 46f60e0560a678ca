import FeedModel

extension StoryRecord {
  /// Why an entry is in its story, as other programs get it.
  struct EvidenceRecord: Encodable, Sendable {
    var rule: String
    var similarity: Double
    var margin: Double?
    var confidence: Double
    var shared: [Term]?
    var names: [String]?
    var nearest: String?
    var nearest_similarity: Double?
    var hours: Double?
    var against: [Against]?
    var next_story: String?
    var next_similarity: Double?
    var languages: Languages?

    init(_ evidence: Evidence) {
      rule = evidence.rule.rawValue
      similarity = evidence.similarity.thousandths
      margin = evidence.runnerUp == nil ? nil : evidence.margin.thousandths
      confidence = evidence.confidence.thousandths
      let terms = evidence.terms.map {
        Term(term: $0.term, weight: $0.weight.thousandths, borrowed: $0.isBorrowed ? true : nil)
      }
      shared = terms.isEmpty ? nil : terms
      names = evidence.names.isEmpty ? nil : evidence.names
      nearest = evidence.nearest?.entry.rawValue
      nearest_similarity = evidence.nearest?.similarity.thousandths
      hours = evidence.nearest?.hours.thousandths
      against = evidence.doubts.isEmpty ? nil : evidence.doubts.map(Against.init)
      next_story = evidence.runnerUp?.story.rawValue
      next_similarity = evidence.runnerUp?.similarity.thousandths
      languages = evidence.acrossLanguages.map { Languages($0) }
    }
  }

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

  /// Something that speaks against an entry's place.
  struct Against: Encodable, Sendable {
    var kind: String
    var own: [String]?
    var others: [String]?
    var entry: String?
    var part: Double?
    var hours: Double?

    init(_ doubt: Evidence.Doubt) {
      switch doubt {
      case .number(let own, let other, let entry):
        kind = "number"
        (self.own, others, self.entry) = ([own], [other], entry.rawValue)
      case .names(let own, let others):
        kind = "names"
        (self.own, self.others) = (own, others)
      case .words(let words, let part):
        kind = "words"
        (own, self.part) = (words, part.thousandths)
      case .hours(let hours, let cost):
        kind = "hours"
        (self.hours, part) = (hours.thousandths, cost.thousandths)
      case .runnerUp: kind = "next_story"
      }
    }
  }
}

extension Double {
  /// Rounded to three places.
  fileprivate var thousandths: Double { (self * 1000).rounded() / 1000 }
}
