public import Foundation

/// Files of the project that tests read.
public enum Fixture {
  /// The project's top folder.
  public static let projectFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of everything tests read that is no Swift.
  public static let folder = projectFolder.appending(path: "Fixtures")

  /// The bytes of a file below `Fixtures/`.
  ///
  /// - Throws: when the file cannot be read.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The text of a file below `Fixtures/`.
  ///
  /// - Throws: when the file cannot be read.
  public static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// The paths, relative to `Fixtures/`, of all files below a folder whose names end in a suffix.
  public static func files(below path: String, suffix: String = "") -> [String] {
    let top = folder.appending(path: path)
    let names = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(suffix) && isFile(top.appending(path: $0)) }
      .map { path + "/" + $0 }.sorted()
  }

  private static func isFile(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
  }
}
