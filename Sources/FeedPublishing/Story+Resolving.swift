public import FeedModel

extension Story {
  /// The story with the ids of others as they are now: of those that joined another, that one's; those
  /// that joined this one are left out.
  ///
  /// Complexity: O(its members).
  func resolving(_ catalogue: StoryCatalogue) -> Story {
    var story = self
    var seen: Set<ID> = [id]
    story.related = related.map(catalogue.resolve).filter { seen.insert($0).inserted }
    for place in members.indices {
      story.members[place].evidence = resolved(members[place].evidence, catalogue)
    }
    return story
  }

  private func resolved(_ evidence: Evidence, _ catalogue: StoryCatalogue) -> Evidence {
    var evidence = evidence
    for place in evidence.alsoMentions.indices {
      let story = evidence.alsoMentions[place].story
      evidence.alsoMentions[place].story = catalogue.resolve(story)
    }
    var seen: Set<ID> = [id]
    evidence.alsoMentions.removeAll { !seen.insert($0.story).inserted }
    if let next = evidence.runnerUp.map({ catalogue.resolve($0.story) }) {
      evidence.runnerUp?.story = next
      if next == id { evidence.runnerUp = nil }
    }
    if evidence.runnerUp == nil { evidence.doubts.removeAll { $0 == .runnerUp } }
    return evidence
  }

  /// The other stories that its evidence and it name.
  var named: Set<ID> {
    Set(related).union(
      members.flatMap { $0.alsoMentions + [$0.evidence.runnerUp?.story].compactMap(\.self) })
  }
}

extension StoryCatalogue {
  /// The stories that those in it name, as they are called now.
  public var named: Set<Story.ID> { Set(stories.flatMap { $0.resolving(self).named }) }
}
