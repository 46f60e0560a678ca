/// Writes lists of numbers one after the other, each with its length before it.
///
/// All is written twice, the first time only to learn how long it gets: bytes that grow as they come
/// would take three times their room.
struct SegmentWriter {
  private(set) var bytes: [UInt8] = []
  private var size = 0
  private var isMeasuring = false

  /// The bytes of what some steps write.
  static func bytes(_ write: (inout Self) -> Void) -> [UInt8] {
    var writer = Self()
    writer.isMeasuring = true
    write(&writer)
    writer.isMeasuring = false
    writer.bytes.reserveCapacity(writer.size)
    write(&writer)
    return writer.bytes
  }

  mutating func put<Number: FixedWidthInteger>(_ numbers: [Number]) {
    guard !isMeasuring else {
      size += 8 + numbers.count * MemoryLayout<Number>.stride
      return
    }
    FlatBytes.append([UInt64(numbers.count)], to: &bytes)
    FlatBytes.append(numbers, to: &bytes)
  }

  mutating func put<Number: FixedWidthInteger>(_ lists: RaggedArray<Number>) {
    putCounts(lists)
    put(lists.elements)
  }

  /// Writes how many elements each list has.
  mutating func putCounts<Element>(_ lists: RaggedArray<Element>) {
    put((0..<lists.count).map { UInt32(lists.range($0).count) })
  }

  mutating func put(_ texts: [String]) {
    var lists = RaggedArray<UInt8>()
    for text in texts { lists.append(text.utf8) }
    put(lists)
  }
}

/// Reads what a ``SegmentWriter`` wrote, from bytes that may be damaged.
struct SegmentReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next list of numbers.
  ///
  /// - Throws: ``ClusterSegmentError/damaged`` if there is none, or not as long as it should be.
  mutating func numbers<Number: FixedWidthInteger>(
    count wanted: Int? = nil
  ) throws(ClusterSegmentError) -> [Number] {
    let count = try length(of: Number.self)
    guard wanted == nil || wanted == count else { throw .damaged }
    defer { place += count * MemoryLayout<Number>.stride }
    return FlatBytes.numbers(count, in: bytes, at: place)
  }

  /// How many numbers follow, for which there are bytes enough.
  private mutating func length<Number>(
    of number: Number.Type
  ) throws(ClusterSegmentError) -> Int {
    guard bytes.count - place >= 8 else { throw .damaged }
    let length: [UInt64] = FlatBytes.numbers(1, in: bytes, at: place)
    place += 8
    guard length[0] <= UInt64(bytes.count - place) / UInt64(MemoryLayout<Number>.stride) else {
      throw .damaged
    }
    return Int(length[0])
  }

  /// The next lists.
  ///
  /// - Throws: ``ClusterSegmentError/damaged`` if there are not so many, or they are not whole.
  mutating func lists<Number: FixedWidthInteger>(
    count: Int? = nil
  ) throws(ClusterSegmentError) -> RaggedArray<Number> {
    let ends = try ends(count: count)
    return RaggedArray(elements: try numbers(count: ends.last ?? 0), ends: ends)
  }

  /// Where the next lists end.
  mutating func ends(count: Int? = nil) throws(ClusterSegmentError) -> [Int] {
    let counts: [UInt32] = try numbers(count: count)
    var ends: [Int] = []
    ends.reserveCapacity(counts.count)
    var end = 0
    for count in counts {
      end += Int(count)
      ends.append(end)
    }
    return ends
  }

  /// The next texts.
  mutating func texts() throws(ClusterSegmentError) -> [String] {
    let lists: RaggedArray<UInt8> = try lists()
    return (0..<lists.count).map { String(decoding: lists[$0], as: UTF8.self) }
  }

  /// Passes over the next list of numbers.
  mutating func pass<Number>(_ number: Number.Type) throws(ClusterSegmentError) {
    place += try length(of: number) * MemoryLayout<Number>.stride
  }

  /// Passes over the next lists.
  mutating func pass<Number>(listsOf number: Number.Type) throws(ClusterSegmentError) {
    try pass(UInt32.self)
    try pass(number)
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.count }
}

/// Why a segment cannot be used: then the texts are read again.
public enum ClusterSegmentError: Error, Equatable {
  /// It is not whole or not of this form.
  case damaged
  /// It was made by another version of the program or with other numbers.
  case otherParameters
  /// It does not follow the segment before it.
  case gap
}
