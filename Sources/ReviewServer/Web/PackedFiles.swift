import FeedModel
import Newsfold

/// Published files as gzip packs them, each packed once.
///
/// Only what is published is sent packed: a page with a form holds what nobody else may know, which the
/// length of a packed answer would give away piece by piece.
actor PackedFiles {
  private var packed: [String: (etag: String, bytes: [UInt8])] = [:]
  private var size = 0
  private var packing: Set<String> = []
  private var isMissing = false

  /// A file's bytes packed; nil where they are to be sent as they are: where there is no gzip, or where
  /// it is busy.
  func packed(_ bytes: [UInt8], of file: PublishedFile) async -> [UInt8]? {
    if let known = packed[file.path], known.etag == file.etag { return known.bytes }
    guard !isMissing, packing.count < Self.mostAtOnce, packing.insert(file.path).inserted else {
      return nil
    }
    defer { packing.remove(file.path) }
    guard let small = try? await Compression.gzip.packed(bytes) else {
      if await !Compression.gzip.isInstalled { isMissing = true }
      return nil
    }
    if size + small.count > Self.mostBytes { (packed, size) = ([:], 0) }
    size += small.count - (packed[file.path]?.bytes.count ?? 0)
    packed[file.path] = (file.etag, small)
    return small
  }

  private static let mostAtOnce = 4
  private static let mostBytes = 8 << 20
}

extension WebRequest {
  /// Whether who asks takes gzip (RFC 9110, 12.5.3).
  var takesGzip: Bool {
    var others = false
    for part in (headers["accept-encoding"] ?? "").split(separator: ",") {
      let pieces = part.split(separator: ";").map { String($0).trimmingASCIIWhitespace() }
      guard let name = pieces.first?.lowercased() else { continue }
      let weight = pieces.dropFirst().first { $0.lowercased().hasPrefix("q=") }
      let isTaken = weight.map { (Double($0.dropFirst(2)) ?? 0) > 0 } ?? true
      if name == "gzip" || name == "x-gzip" { return isTaken }
      if name == "*" { others = isTaken }
    }
    return others
  }
}
