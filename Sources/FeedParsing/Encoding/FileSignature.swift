/// Files that are no text, known by their first bytes.
enum FileSignature {
  /// What a file is, in words; nil if it may be text.
  static func kind(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.kind
  }

  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "a file compressed with gzip; unpack it first"),
    ([0x42, 0x5A, 0x68], "a file compressed with bzip2; unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file compressed with xz; unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd; unpack it first"),
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive"), (Array("%PDF-".utf8), "a PDF"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"), (Array("SQLite format 3".utf8), "an SQLite database"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]
}
