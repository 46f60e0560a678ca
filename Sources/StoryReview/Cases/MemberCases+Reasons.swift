import FeedModel

extension MemberCases {
  /// What speaks for a report's place and against it.
  func reasons(_ evidence: Evidence, likeness: Double) -> [ReviewReason] {
    against(evidence) + inFavour(evidence, likeness: likeness)
  }

  private func inFavour(_ evidence: Evidence, likeness: Double) -> [ReviewReason] {
    var reasons: [ReviewReason] = []
    let words = evidence.terms.filter { !$0.isBorrowed }.prefix(6).map(\.term)
    if !words.isEmpty {
      reasons.append(.same("Rare words that it shares with the story: \(list(words))."))
    }
    if !evidence.names.isEmpty {
      reasons.append(.same("Its headline shares with others: \(list(evidence.names))."))
    }
    if let across = evidence.acrossLanguages {
      let by = across.names.isEmpty ? "" : ", and by \(list(across.names))"
      reasons.append(.same("It is close to reports in other languages by meaning\(by)."))
    }
    if likeness >= 0.2 { reasons.append(.same("Its headline is like the others.")) }
    return reasons
  }

  private func against(_ evidence: Evidence) -> [ReviewReason] {
    var reasons = evidence.doubts.compactMap(reason)
    if !evidence.doubts.contains(.runnerUp), evidence.confidence < 0.33 {
      reasons.append(.different("It is only just close enough to the story."))
    }
    if evidence.terms.allSatisfy(\.isBorrowed), evidence.acrossLanguages == nil {
      reasons.append(.different("It shares only frequent words with the story."))
    }
    return reasons
  }

  private func reason(_ doubt: Evidence.Doubt) -> ReviewReason? {
    switch doubt {
    case .number(let own, let other, _):
      .different("Its headline says \(own), another \(other).")
    case .names(let own, let others):
      .different("Its headline names \(list(own)), not \(list(others)) as the others do.")
    case .words(let words, let part):
      .different("\(percent(part)) of it no other report here says, such as \(list(words)).")
    case .hours(let hours, _):
      .different("\(span(hours: hours)) lie between it and the nearest report.")
    case .runnerUp: .different("Another story is nearly as close.")
    }
  }
}
