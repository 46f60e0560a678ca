import FoundationEssentials
public import StoryClustering

/// The table of word vectors that comes with the program.
public enum BundledVectors {
  /// Why there is no table.
  public enum Problem: Error, Hashable, CustomStringConvertible {
    /// None of the places where it may stand has it.
    case missing(places: [String])
    /// A file is there that is no table.
    case damaged(path: String, String)

    /// The reason in words.
    public var description: String {
      switch self {
      case .missing(let places):
        "the table of word vectors is not there (looked for as \(places.joined(separator: ", ")))"
      case .damaged(let path, let reason): "\(path) is no table of word vectors: \(reason)"
      }
    }
  }

  /// The table beside the program or below the folder it is installed in, mapped into memory: only
  /// what is looked up is read.
  ///
  /// - Throws: ``Problem`` where it is missing or damaged.
  public static func table() throws(Problem) -> WordVectors {
    let places = places(program: programPath)
    for place in places {
      guard let bytes = try? Data(contentsOf: URL(filePath: place), options: .alwaysMapped) else {
        continue
      }
      do { return try WordVectors(bytes) } catch {
        throw .damaged(path: place, error.description)
      }
    }
    throw .missing(places: places)
  }

  /// Where the table may stand: in the package's bundle beside the program, or where `make install`
  /// puts it.
  static func places(program: String) -> [String] {
    let folder = URL(filePath: program).deletingLastPathComponent()
    let installed = folder.deletingLastPathComponent().appending(path: "share/newsfold")
    return [
      folder.appending(path: "newsfold_BundledVectors.resources/\(name)").path,
      folder.appending(path: "newsfold_BundledVectors.bundle/\(name)").path,
      installed.appending(path: name).path,
    ]
  }

  /// The program's file, links followed; how it was called where the system does not tell.
  private static var programPath: String {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path ?? CommandLine.arguments.first ?? ""
  }

  private static let name = "words-32.nfv"
}
