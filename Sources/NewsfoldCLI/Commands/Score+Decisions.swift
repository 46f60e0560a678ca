import FeedModel
import FeedStorage
import Newsfold
import SQLiteStorage
import StoryClustering

extension Score {
  /// Prints how well the stored stories, and those of the clusterer alone, agree with the editor.
  ///
  /// - Throws: ``CommandFailure`` where nothing is stored.
  func scoreDecisions() async throws {
    var workspace = try Workspace(options)
    try workspace.requireData()
    if let threshold = clustering.threshold { workspace.settings.clustering.threshold = threshold }
    let pipeline = try workspace.pipeline(subscriptions: [], folding: true)
    let decisions = try await pipeline.store.decisions()
    guard !decisions.inForce.isEmpty else {
      return Terminal.put(
        "There are no decisions yet to measure by. `newsfold join`, `split`, `move` and `separate` make "
          + "some; `newsfold score --gold FILE` measures by a labelled set.")
    }
    let told = DecisionScore(of: decisions, in: try await pipeline.store.catalogue())
    let alone = DecisionScore(
      of: decisions, in: try await pipeline.storiesAlone(around: decisions.namedInForce))
    Terminal.put("decisions: \(decisions.inForce.count)")
    put("together", told.together, alone.together)
    put("apart", told.apart, alone.apart)
    Terminal.put("unknown_pairs: \(told.unknown)")
  }

  private func put(_ name: String, _ told: DecisionScore.Pairs, _ alone: DecisionScore.Pairs) {
    Terminal.put("\(name)_pairs: \(told.known)")
    let shares = [("right", told.share), ("right_alone", alone.share)]
    for (kind, share) in shares {
      let figure = share.map { ClusteringScore.Figure.share($0).text } ?? "-"
      Terminal.put("\(name)_\(kind): \(figure)")
    }
  }
}
