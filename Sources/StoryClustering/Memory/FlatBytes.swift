/// Numbers as little-endian bytes and back, a whole array at a time.
///
/// A measured kernel: a window of 100,000 entries is 100 MB of numbers, which a loop over single
/// bytes takes half a second for and a copy of memory a hundredth.
enum FlatBytes {
  /// Adds numbers to bytes.
  static func append<Number: FixedWidthInteger>(_ numbers: [Number], to bytes: inout [UInt8]) {
    let ordered = order(numbers)
    unsafe ordered.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// The numbers that stand in bytes from a place on; there must be enough.
  static func numbers<Number: FixedWidthInteger>(
    _ count: Int, in bytes: [UInt8], at place: Int
  ) -> [Number] {
    let size = count * MemoryLayout<Number>.stride
    precondition(
      place >= 0 && size >= 0 && place + size <= bytes.count, "numbers end with the bytes")
    let numbers = unsafe [Number](unsafeUninitializedCapacity: count) { room, filled in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(room).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[place..<(place + size)]))
      }
      filled = count
    }
    return order(numbers)
  }

  /// From the machine's order of bytes to little-endian or back.
  private static func order<Number: FixedWidthInteger>(_ numbers: [Number]) -> [Number] {
    #if _endian(little)
      numbers
    #else
      numbers.map(\.littleEndian)
    #endif
  }
}
