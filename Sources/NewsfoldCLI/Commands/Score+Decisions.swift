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
    let inForce = decisions.inForce.count
    guard inForce > 0 else {
      return Terminal.put(
        "There are no decisions yet to measure by. `newsfold review`, `join`, `split`, `move` and "
          + "`separate` make some; `newsfold score --gold FILE` measures by a labelled set.")
    }
    let told = DecisionScore(of: decisions, in: try await pipeline.store.catalogue())
    let stories = try await pipeline.storiesAlone(around: decisions.namedInForce)
    let alone = DecisionScore(of: decisions, in: stories)
    Terminal.put("decisions: \(inForce)")
    put("together", told.together, alone.together)
    put("apart", told.apart, alone.apart)
    Terminal.put("unknown_pairs: \(told.unknown)")
    guard inForce >= ThresholdChoice.fewest else {
      return Terminal.put(
        "\(inForce) \(inForce == 1 ? "answer is" : "answers are") not enough to go by for another threshold; it takes "
          + "\(ThresholdChoice.fewest).")
    }
    try await offerThreshold(workspace, decisions, stories)
  }

  /// Says whether another threshold agrees better with the decisions, each left out in its turn.
  private func offerThreshold(
    _ workspace: Workspace, _ decisions: [Decision], _ stories: StoryCatalogue
  ) async throws {
    let current = workspace.settings.clustering.threshold
    var trials: [ThresholdChoice.Trial] = []
    for threshold in Self.thresholds where abs(threshold - current) > 0.004 {
      var workspace = workspace
      workspace.settings.clustering.threshold = threshold
      let pipeline = try workspace.pipeline(subscriptions: [], folding: true)
      let other = try await pipeline.storiesAlone(around: decisions.namedInForce)
      trials.append(
        .init(threshold: threshold, shares: DecisionScore.shares(of: decisions, in: other)))
    }
    let now = ThresholdChoice.Trial(
      threshold: current, shares: DecisionScore.shares(of: decisions, in: stories))
    guard let choice = ThresholdChoice(now, trials) else { return }
    put(choice, current)
  }

  private func put(_ choice: ThresholdChoice, _ current: Float) {
    Terminal.put("answers: \(choice.answers)\nthreshold: \(current)")
    for (name, share) in [
      ("agreement_alone", choice.agreement), ("agreement_leave_one_out", choice.leaveOneOut),
    ] {
      Terminal.put("\(name): \(ClusteringScore.Figure.share(share).text)")
    }
    guard let offer = choice.offer else {
      return Terminal.put(
        choice.answers < ThresholdChoice.fewest
          ? "\(choice.answers) answers on entries that are here are not enough to go by."
          : "No other threshold agrees better with answers that it has not seen.")
    }
    Terminal.put(
      "threshold_offered: \(offer)\nIt agrees better with answers that it has not seen. "
        + "`newsfold cluster --dry-run --threshold \(offer)` shows what would change; "
        + "stories.threshold in the settings makes it so.")
  }

  /// What is tried, besides the threshold that holds.
  private static let thresholds: [Float] = [
    0.1, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0.17, 0.18, 0.2, 0.22,
  ]

  private func put(_ name: String, _ told: DecisionScore.Pairs, _ alone: DecisionScore.Pairs) {
    Terminal.put("\(name)_pairs: \(told.known)")
    let shares = [("right", told.share), ("right_alone", alone.share)]
    for (kind, share) in shares {
      let figure = share.map { ClusteringScore.Figure.share($0).text } ?? "-"
      Terminal.put("\(name)_\(kind): \(figure)")
    }
  }
}
