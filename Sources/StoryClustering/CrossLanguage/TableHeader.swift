import FoundationEssentials

/// What stands at the head of a table of word vectors (format NFV1, little-endian).
struct TableHeader {
  /// How many bytes the header has.
  static let length = 20

  private(set) var words = 0
  private(set) var subspaces = 0
  private var magic: [UInt8]
  private var version: UInt32 = 0
  private var axes = 0
  private var width = 0
  private var centroids = 0

  /// Reads what is there; ``damage(inBytes:axes:)`` tells whether it is a header.
  init(_ bytes: Data) {
    magic = Array(bytes.prefix(4))
    guard bytes.count >= Self.length else { return }
    version = Self.whole(in: bytes, at: 4)
    words = Int(Self.whole(in: bytes, at: 8))
    (axes, subspaces) = (Self.short(in: bytes, at: 12), Self.short(in: bytes, at: 14))
    (width, centroids) = (Self.short(in: bytes, at: 16), Self.short(in: bytes, at: 18))
  }

  /// Where the hashes begin: after two bytes for each component of the centroids.
  var hashes: Int { Self.length + 2 * axes * 256 }
  /// Where the words' codes begin.
  var codes: Int { hashes + 4 * words }

  /// What is wrong with a table of so many bytes, in words; nil if nothing is.
  func damage(inBytes count: Int, axes wanted: Int) -> String? {
    guard count >= Self.length, magic == Array("NFV1".utf8) else {
      return "it does not begin as a table of word vectors does"
    }
    if version != 1 { return "it is of version \(version), and only version 1 is known" }
    if axes != wanted || centroids != 256 || subspaces == 0 || subspaces * width != axes {
      return "it has \(axes) axes in \(subspaces) parts of \(centroids) centroids"
    }
    let whole = codes + words * subspaces
    return count == whole ? nil : "it has \(count) bytes instead of \(whole)"
  }

  /// The 32-bit number at a place.
  static func whole(in bytes: Data, at place: Int) -> UInt32 {
    let start = bytes.startIndex + place
    return UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8
      | UInt32(bytes[start + 2]) << 16 | UInt32(bytes[start + 3]) << 24
  }

  /// Half-precision numbers (IEEE 754 binary16) from a place on.
  static func halves(_ count: Int, in bytes: Data, at place: Int) -> [Float] {
    (0..<count).map { half(UInt32(short(in: bytes, at: place + 2 * $0))) }
  }

  private static func short(in bytes: Data, at place: Int) -> Int {
    Int(bytes[bytes.startIndex + place]) | Int(bytes[bytes.startIndex + place + 1]) << 8
  }

  private static func half(_ bits: UInt32) -> Float {
    let sign = (bits & 0x8000) << 16
    // The exponent's bias is 15 in halves and 127 in floats; the product also puts subnormals right.
    let magnitude = Float(bitPattern: (bits & 0x7FFF) << 13) * Float(bitPattern: 0x7780_0000)
    return Float(bitPattern: magnitude.bitPattern | sign)
  }
}
