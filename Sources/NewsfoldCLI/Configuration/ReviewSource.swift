#if Server
  import FeedModel
  import Foundation
  import Newsfold
  import ReviewServer
  import SQLiteStorage

  /// Opens for the review pages what they are made of: settings and list of feeds as they are now, and
  /// the database, anew once another file is in its place.
  struct ReviewSource {
    let workspace: Workspace
    let output: String?
    let clock: ClockOption
    private let database: OpenDatabase

    init(_ workspace: Workspace, output: String?, clock: ClockOption) {
      self.workspace = workspace
      self.output = output
      self.clock = clock
      database = OpenDatabase(workspace)
    }

    /// What the pages ask.
    var newsroom: NewsroomSource {
      let moment = clock.now?.date
      return NewsroomSource(
        dataFolder: workspace.dataFolder, store: { [database] in try await database.store() },
        subscriptions: { [workspace] in (try? workspace.subscriptions()) ?? [] },
        pipeline: { try await pipeline(for: $0) }, published: { try await published() },
        now: {
          moment ?? Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
        },
        say: { Terminal.say($0) })
    }

    /// The road, ending where the last edition was written unless something else is said.
    private func pipeline(for purpose: NewsroomSource.Purpose) async throws -> Pipeline {
      let list =
        purpose == .publishing
        ? try workspace.subscriptions() : (try? workspace.subscriptions()) ?? []
      return try workspace.pipeline(
        output: try await published(), subscriptions: list, folding: true,
        store: try await database.store())
    }

    private func published() async throws -> String {
      if output == nil, workspace.settings.output == nil,
        let last = try await Pipeline.lastOutput(in: database.store())
      {
        return last
      }
      return Places.output(output, workspace.settings, data: workspace.dataFolder)
    }
  }
#endif
