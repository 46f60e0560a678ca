import FeedModel
import FeedPublishing
import FoundationEssentials
import Newsfold

private struct PublishedPage {
  let frame: PageFrame
  let isEmpty: Bool
  let files: [File]

  struct File {
    let name: String
    let address: String
    let what: String
  }
}

extension Visit {
  /// A published file, or the list of them.
  func published() async throws -> WebAnswer {
    let folder = try await publishedFolder()
    guard rest.isEmpty else { return try await file(folder) }
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    let files = (names ?? []).sorted().compactMap { name in
      PublishedFile.kind(of: name).map { kind in
        PublishedPage.File(name: name, address: "/published/\(name)", what: kind.what)
      }
    }
    return page(
      "published",
      PublishedPage(
        frame: frame("Published", in: "Published"), isEmpty: files.isEmpty, files: files))
  }

  private func file(_ folder: String) async throws -> WebAnswer {
    guard let path = PublishedFile.path(String(rest)),
      let kind = PublishedFile.kind(of: path),
      let file = PublishedFile(path, in: folder)
    else { throw WebFailure.notFound }
    var headers = [
      "content-type": kind.type, "content-security-policy": SafetyHeaders.published,
      "cache-control": "no-cache", "etag": file.etag, "last-modified": file.modifiedWords,
      "vary": "accept-encoding",
    ]
    // A page in a sandbox is of no origin, so that its style would be another origin's.
    if kind.isStyle { headers["cross-origin-resource-policy"] = "cross-origin" }
    guard !file.isKnown(to: request) else { return WebAnswer(.notModified, headers: headers) }
    guard let bytes = file.bytes else { throw WebFailure.notFound }
    if request.takesGzip, bytes.count >= Self.worthPacking,
      let packed = await newsroom.packedFiles.packed(bytes, of: file)
    {
      // Other bytes of the same state: the tag is not that of these very bytes (RFC 9110, 8.8.1).
      headers["etag"] = "W/" + file.etag
      headers["content-encoding"] = "gzip"
      return WebAnswer(.ok, headers: headers, body: packed)
    }
    return WebAnswer(.ok, headers: headers, body: bytes)
  }

  /// Fewer bytes than that are not made fewer by packing.
  private static let worthPacking = 1000

  /// Where the last edition was written, else where the next one will be.
  private func publishedFolder() async throws -> String {
    try await source.published()
  }
}
