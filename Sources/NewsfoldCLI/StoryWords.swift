import BundledVectors
import StoryClustering

/// The word vectors that stories across languages need.
enum StoryWords {
  /// The table that comes with the program, where it is asked for; without it work goes on, and that
  /// is said.
  static func table(for parameters: StoryClusterer.Parameters) -> WordVectors? {
    guard parameters.acrossLanguages > 0 else { return nil }
    do { return try BundledVectors.table() } catch {
      Terminal.say("newsfold: " + consequence(of: error))
      return nil
    }
  }

  /// What it means that the table cannot be had.
  static func consequence(of error: any Error) -> String {
    "\(error); reports in different languages come together by common words alone."
  }
}
