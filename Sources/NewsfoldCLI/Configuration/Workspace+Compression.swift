import Newsfold

extension Workspace {
  /// Keeps a run from beginning that could not pack its files.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where a program is missing.
  func requirePackers() async throws {
    for compression in settings.compressions where await !compression.isInstalled {
      let (name, program) = (compression.rawValue, compression.program)
      throw CommandFailure(
        .usage,
        "publish.compress: \"\(name)\" needs the program \(program), which is not installed "
          + "(Debian: apt-get install \(program)).")
    }
  }
}
