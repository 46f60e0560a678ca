import FeedModel
import FoundationEssentials

/// A feed that is a file: a relative address below the list's folder, or a `file:` URL.
struct FeedFile {
  private let path: String
  private let isAllowed: Bool

  /// The file that an address names; nil if the address has another scheme.
  init?(_ url: FeedURL, _ settings: FetchSettings) {
    guard let path = Self.path(of: url.rawValue, below: settings.folder) else { return nil }
    let file = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let folder = settings.folder.map {
      URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL.resolvingSymlinksInPath()
        .path
    }
    self.path = file
    self.isAllowed =
      settings.allowsAllFiles
      || folder.map { file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") } == true
  }

  /// The bytes of the file.
  ///
  /// - Throws: ``FetchError/fileOutsideFolder``, ``FetchError/unreadableFile(_:)`` or
  ///   ``FetchError/tooLarge(_:)``.
  func read(atMost limit: Int) throws(FetchError) -> [UInt8] {
    guard isAllowed else { throw .fileOutsideFolder }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .unreadableFile(attributes == nil ? "no such file" : "not a plain file")
    }
    guard let size = attributes[.size] as? Int, size <= limit else { throw .tooLarge(limit) }
    do { return Array(try Data(contentsOf: URL(filePath: path))) } catch {
      throw .unreadableFile("\(error)")
    }
  }

  private static func path(of address: String, below folder: String?) -> String? {
    if address.prefix(5).lowercasedASCII() == "file:" {
      return URL(string: address)?.path(percentEncoded: false)
    }
    // Anything with a scheme is no relative path.
    let beforeSlash = address.prefix { $0 != "/" }
    guard !beforeSlash.contains(":"), let folder else { return nil }
    if address.hasPrefix("/") { return address }
    // A name is taken as it stands first: it may hold # and %.
    let literal = folder + "/" + address
    if FileManager.default.fileExists(atPath: literal) { return literal }
    let base = URL(filePath: folder, directoryHint: .isDirectory)
    return URL(string: address, relativeTo: base)?.absoluteURL.path(percentEncoded: false)
  }
}
