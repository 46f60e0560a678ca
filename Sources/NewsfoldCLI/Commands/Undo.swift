import ArgumentParser
import FeedModel
import FeedPublishing

/// The editor: that was a mistake.
struct Undo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back the last decision, or another one.",
    discussion: """
      Without a number, the last decision that holds; `newsfold decisions` has the numbers. The undo is \
      kept too, and can itself be undone. The stories of its entries are made anew, as far as other \
      decisions let them.

        newsfold undo
        newsfold undo 3
      """)

  @OptionGroup var options: DecisionOptions

  @Argument(help: "The decision's number, or its id.")
  var number: String?

  func run() async throws {
    let desk = try DecisionDesk(options)
    try desk.workspace.requireData()
    let item = try chosen(from: try await desk.history())
    if let undo = item.undoneBy {
      throw CommandFailure(
        .failed,
        "decision \(item.number) was undone by \(undo); `newsfold undo \(undo)` makes it hold again."
      )
    }
    try await desk.decide(.undo(item.decision.id))
  }

  private func chosen(from history: DecisionHistory) throws -> DecisionHistory.Item {
    guard let number else {
      guard let last = history.last else {
        throw CommandFailure(.failed, "there is no decision to take back.")
      }
      return last
    }
    if let place = Int(number), let item = history.items.first(where: { $0.number == place }) {
      return item
    }
    let named = history.items.filter { $0.decision.id.rawValue.hasPrefix(number) }
    guard named.count == 1, number.utf8.count >= 6 else {
      throw CommandFailure(
        .failed, "no decision has the number \(number); `newsfold decisions` lists them.")
    }
    return named[0]
  }
}
