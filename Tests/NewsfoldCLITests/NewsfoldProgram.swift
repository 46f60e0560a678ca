import Foundation

/// The built program, started without keeping a thread: servers in the same process can answer it.
struct NewsfoldProgram {
  /// What the program said and how it ended.
  struct Ending {
    let status: Int32
    let output: String
    let messages: String
  }

  /// Where it is started; its own, removed at the end.
  let folder: URL
  /// Where it finds other programs.
  var path = "/usr/bin:/bin"

  /// Does something with the program in a folder of its own.
  static func inFolder(_ body: (NewsfoldProgram) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "newsfold-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await body(NewsfoldProgram(folder: folder))
    try FileManager.default.removeItem(at: folder)
  }

  /// Runs it, by a line of shell if there is one, in which `"$0" "$@"` stands for it.
  func run(
    _ arguments: [String], input: String? = nil, shell: String? = nil
  ) async throws -> Ending {
    let process = Process()
    let program = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "newsfold")
    process.executableURL = shell == nil ? program : URL(filePath: "/bin/sh")
    process.arguments = shell.map { ["-c", $0, program.path] + arguments } ?? arguments
    process.currentDirectoryURL = folder
    process.environment = ["HOME": folder.path, "PATH": path]
    let output = try emptyFile("output")
    let messages = try emptyFile("messages")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    process.standardInput = FileHandle.nullDevice
    if let input {
      try write(input, to: "input")
      process.standardInput = try FileHandle(forReadingFrom: folder.appending(path: "input"))
    }
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    return Ending(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOf: output, encoding: .utf8),
      messages: try String(contentsOf: messages, encoding: .utf8))
  }

  /// The text of a file; empty if it is not there.
  func text(_ name: String) -> String {
    (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func emptyFile(_ name: String) throws -> URL {
    let file = folder.appending(path: "\(name)-\(UUID())")
    try Data().write(to: file)
    return file
  }
}
