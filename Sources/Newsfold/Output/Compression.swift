import FeedModel
import Subprocess

/// A way to pack published files beforehand, for web servers that send a packed file as it is.
///
/// The usual programs pack: bytes go in and come out by pipes, no shell and no file is between.
public enum Compression: String, Sendable, Hashable, CaseIterable {
  case gzip = "gz"
  case brotli = "br"
  case zstandard = "zst"

  /// What packs it; Debian's package has the same name.
  public var program: String {
    switch self {
    case .gzip: "gzip"
    case .brotli: "brotli"
    case .zstandard: "zstd"
    }
  }

  /// Whether the program is on this machine.
  public var isInstalled: Bool {
    get async { (try? await executable.resolveExecutablePath(in: .inherit)) != nil }
  }

  /// Bytes packed as small as the program can, the same for the same bytes.
  ///
  /// - Throws: `OutputFolder.Failure` where the program is missing or fails.
  public func packed(_ bytes: [UInt8]) async throws(OutputFolder.Failure) -> [UInt8] {
    let limit = 2 * bytes.count + 65_536
    do {
      let ended = try await Subprocess.run(
        executable, arguments: arguments, environment: Self.environment, input: .array(bytes),
        output: .bytes(limit: limit), error: .string(limit: 65_536))
      if ended.terminationStatus.isSuccess { return ended.standardOutput }
      throw OutputFolder.Failure(
        description: "\(program): \(ended.terminationStatus) \(ended.standardError)")
    } catch let failure as OutputFolder.Failure {
      throw failure
    } catch {
      throw OutputFolder.Failure(description: "\(program), for publish.compress: \(error)")
    }
  }

  private var executable: Executable { .name(program) }

  private var arguments: Arguments {
    switch self {
    // Without a name and a time, which would differ from run to run.
    case .gzip: ["-9n", "-c"]
    case .brotli: ["-c"]
    case .zstandard: ["-19", "-c"]
    }
  }

  /// Without the variables by which a user gives these programs other options.
  private static let environment = Environment.inherit.updating([
    "GZIP": nil, "ZSTD_CLEVEL": nil, "ZSTD_NBTHREADS": nil,
  ])
}

extension OutputWriter {
  /// Writes the packed forms beside each file that changed, and those that are missing.
  ///
  /// Small files go in one packet of the network as they are.
  mutating func pack(by compressions: [Compression]) async throws(OutputFolder.Failure) {
    for file in manifest.files where file.stamp.size >= 1024 {
      for compression in compressions {
        let path = file.path + "." + compression.rawValue
        if isAsBefore(file), keep(path) { continue }
        guard let contents = folder.contents(of: file.path) else { continue }
        try write(OutputFile(path: path, contents: try await compression.packed(contents)))
      }
    }
  }

  private func isAsBefore(_ file: OutputManifest.File) -> Bool {
    before[file.path].map { $0.hash == file.hash && $0.stamp == file.stamp } ?? false
  }
}
