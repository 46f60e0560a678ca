import FeedModel

/// A folder's name as the name of a file: letters and digits of any script, words joined by a hyphen,
/// names of folders inside each other by two.
///
/// It depends on the folder alone, never leads out of the output folder, and is another one for another
/// folder: where more than single spaces and slashes was changed, a hash tells them apart.
struct FolderName {
  /// At most 80 bytes, without an ending.
  let file: String

  /// The name of a folder, given as the names from the outermost on, joined by slashes.
  init(_ folder: String) {
    let names = folder.split(separator: "/").map { $0.split { !Self.stays($0) } }
    let plain = names.map { $0.joined(separator: "-") }.joined(separator: "--")
    let short = Self.beginning(of: plain, bytes: 63)
    let spelled = names.map { $0.joined(separator: " ") }.joined(separator: "/")
    guard spelled != folder || short != plain || plain.isEmpty else {
      file = plain
      return
    }
    let hash = SHA256.hash(of: folder).hexadecimal(bytes: 4)
    file = short.isEmpty ? "folder-" + hash : short + "-" + hash
  }

  private static func stays(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func beginning(of text: String, bytes: Int) -> String {
    var short = Substring(text)
    while short.utf8.count > bytes { short.removeLast() }
    return String(short)
  }
}
