import FeedModel

/// The order of cases in which those come first whose answers settle others.
///
/// Where two stories may be one, it is idle to ask of which of the two a report is; where a story may
/// be two, of the single reports of its smaller part.
struct Settling {
  let ordered: [ReviewCase]

  init(_ cases: [ReviewCase]) {
    var joins: [Set<Story.ID>: Double] = [:]
    var parts: [Entry.ID: Double] = [:]
    for question in cases where question.doubt >= Self.enoughDoubt {
      switch question.kind {
      case .join: joins[Set(question.stories)] = question.doubt
      case .split: for entry in question.first { parts[entry] = question.doubt }
      case .member: break
      }
    }
    let ranked = cases.map { question -> (rank: Double, isSettled: Bool, question: ReviewCase) in
      guard question.kind == .member else { return (question.doubt, false, question) }
      let settling = [parts[question.firstLead], joins[Set(question.stories)]].compactMap(\.self)
      guard let least = settling.min(), least <= question.doubt else {
        return (question.doubt, false, question)
      }
      return (least, true, question)
    }
    ordered = ranked.sorted { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      if a.isSettled != b.isSettled { return b.isSettled }
      return a.question.id < b.question.id
    }.map(\.question)
  }

  /// How doubtful a case must be before others wait for it.
  private static let enoughDoubt = 0.3
}
