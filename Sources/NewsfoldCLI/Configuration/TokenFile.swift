import FeedModel
import Foundation

/// A file with a secret that only its owner may read.
enum TokenFile {
  /// The secret of a file, without white space around it.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where others may read it, or it holds none worth the name.
  static func secret(_ path: String) throws -> String {
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = (facts?[.posixPermissions] as? NSNumber)?.intValue,
      let data = FileManager.default.contents(atPath: path)
    else { throw CommandFailure(.usage, "\(path): the token file cannot be read.") }
    guard mode & 0o077 == 0 else {
      throw CommandFailure(
        .usage, "\(path): others may read the token file; `chmod 600 \(path)` mends that.")
    }
    let secret = String(decoding: data, as: UTF8.self).trimmingASCIIWhitespace()
    guard secret.utf8.count >= shortest,
      secret.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) })
    else {
      throw CommandFailure(
        .usage,
        "\(path): the token file must hold \(shortest) letters, digits or signs or more, without spaces."
      )
    }
    return secret
  }

  private static let shortest = 16
}
