import FeedModel

/// What the files of folders are called: `folders/NAME.html`.
///
/// Letters and digits of any script stay as they are; white space, slashes and all else become `-`.
/// A name is never empty, never longer than 80 bytes of UTF-8, and no two folders have the same,
/// not even where letter case does not count.
public struct FolderNames: Sendable {
  private let names: [String: String]

  /// The names of all folders there are.
  ///
  /// Where two would be called the same, the one that is spelled as its name, else the first in order,
  /// keeps it, and the others get a hash behind it: it depends on no order. Complexity: O(n log n).
  public init(_ folders: some Sequence<String>) {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    let plain = folders.map { (folder: $0, name: FolderName($0)) }
    let ordered = plain.sorted { a, b in
      (a.name.text == a.folder ? 0 : 1, a.folder) < (b.name.text == b.folder ? 0 : 1, b.folder)
    }
    for (folder, name) in ordered where names[folder] == nil {
      let isFree = taken.insert(name.text.lowercased()).inserted
      names[folder] = isFree ? name.text : name.hashed
      if !isFree { taken.insert(name.hashed.lowercased()) }
    }
    self.names = names
  }

  /// A folder's name; that of a folder that was not given is made with a hash.
  public subscript(folder: String) -> String { names[folder] ?? FolderName(folder).hashed }
}

/// What one folder's files are called if no other's are.
public struct FolderName: Sendable, Hashable {
  /// The name; with a hash where more than white space and slashes had to be changed.
  public let text: String
  /// The name with a hash of the folder, which no other folder's name has.
  public let hashed: String

  /// The name of a folder, the names of nested ones being joined by slashes.
  public init(_ folder: String) {
    var name = ""
    var isChanged = false
    for scalar in folder.unicodeScalars {
      let isKept = scalar.properties.isAlphabetic || Self.isMarkOrDigit(scalar) || scalar == "-"
      name.unicodeScalars.append(isKept ? scalar : "-")
      if !isKept, scalar != "/", !scalar.properties.isWhitespace { isChanged = true }
    }
    let hash = SHA256.hash(of: folder).hexadecimal(bytes: 4)
    hashed = Self.cut(name, to: Self.longest - hash.utf8.count - 1) + "-" + hash
    let isFit = !name.isEmpty && name.contains { $0 != "-" } && name.utf8.count <= Self.longest
    text = isFit && !isChanged ? name : hashed
  }

  private static func isMarkOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// The beginning of a text, whole characters of at most so many bytes.
  private static func cut(_ text: String, to bytes: Int) -> String {
    var kept = ""
    for scalar in text.unicodeScalars {
      guard kept.utf8.count + UTF8.width(scalar) <= bytes else { break }
      kept.unicodeScalars.append(scalar)
    }
    return kept
  }

  private static let longest = 80
}
