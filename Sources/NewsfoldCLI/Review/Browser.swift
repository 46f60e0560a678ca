import FeedModel
import Foundation

/// The pages of a case in the browser that the environment names.
enum Browser {
  /// Opens the pages of both sides where `BROWSER` is set, without a shell; gives what to say: the
  /// addresses.
  static func open(_ sheet: CaseSheet) -> String {
    let addresses = [sheet.first.address, sheet.second.address].compactMap(\.self)
    guard !addresses.isEmpty else { return "Neither side has an address." }
    var said = addresses.joined(separator: "  ")
    for address in addresses {
      if let failure = open(address) { said += "  (\(failure))" }
    }
    return said
  }

  /// Starts the browser; gives what went wrong, nil where nothing did or none is named.
  private static func open(_ address: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let words =
      (environment["BROWSER"] ?? "").split(separator: ":").first?
      .split(separator: " ").map(String.init) ?? []
    guard let name = words.first else { return nil }
    guard let program = path(of: name, environment["PATH"] ?? "") else {
      return "\(name) of $BROWSER is not there"
    }
    let process = Process()
    process.executableURL = URL(filePath: program)
    let rest = words.dropFirst()
    process.arguments =
      rest.contains("%s") ? rest.map { $0 == "%s" ? address : $0 } : rest + [address]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { return "\(name) of $BROWSER cannot be started" }
    return nil
  }

  private static func path(of program: String, _ folders: String) -> String? {
    let places =
      program.contains("/") ? [program] : folders.split(separator: ":").map { "\($0)/\(program)" }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
