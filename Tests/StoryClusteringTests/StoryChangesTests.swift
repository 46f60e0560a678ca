import Testing

@testable import StoryClustering

struct StoryChangesTests {
  private func counts(_ changes: StoryChanges) -> [Int] {
    [changes.born, changes.merged, changes.split, changes.redirected]
  }

  @Test func `stories are born, merge, split and lead on`() {
    var changes = StoryChanges()
    changes.note(before: [], after: [0, 0, 1, 2])
    #expect(counts(changes) == [3, 0, 0, 0])
    // The second joins the first; a new entry comes into it.
    changes.note(before: [0, 0, 1, 2], after: [0, 0, 0, 2, 0])
    #expect(counts(changes) == [3, 1, 0, 1])
    // One entry leaves the first for a story of its own.
    changes.note(before: [0, 0, 0, 2, 0], after: [0, 0, 3, 2, 0])
    #expect(counts(changes) == [4, 1, 1, 1])
    // The first goes two ways and is no more.
    changes.note(before: [0, 0, 3, 2, 0], after: [2, 2, 3, 2, 3])
    #expect(counts(changes) == [4, 1, 2, 2])
  }
}
