import FeedModel

/// Media types for files of which nobody said what they are.
enum MediaType {
  /// The type that counts when nothing is known.
  static let unknown = "application/octet-stream"

  /// The type as declared, else by the ending of the address.
  static func type(_ declared: String?, of url: String) -> String {
    if let declared = declared?.trimmed { return declared }
    let path = url.prefix { $0 != "?" && $0 != "#" }
    guard let point = path.lastIndex(of: ".") else { return unknown }
    return byEnding[path[path.index(after: point)...].lowercased()] ?? unknown
  }

  private static let byEnding: [String: String] = [
    "aac": "audio/aac", "avif": "image/avif", "flac": "audio/flac", "gif": "image/gif",
    "jpeg": "image/jpeg", "jpg": "image/jpeg", "m4a": "audio/mp4", "m4v": "video/mp4",
    "mov": "video/quicktime", "mp3": "audio/mpeg", "mp4": "video/mp4", "oga": "audio/ogg",
    "ogg": "audio/ogg", "ogv": "video/ogg", "opus": "audio/opus", "pdf": "application/pdf",
    "png": "image/png", "svg": "image/svg+xml", "torrent": "application/x-bittorrent",
    "wav": "audio/wav", "webm": "video/webm", "webp": "image/webp", "zip": "application/zip",
  ]
}
