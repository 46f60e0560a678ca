/// Names that are found by their bytes, whatever the letter case.
///
/// One look takes a hash of the bytes and one comparison; a `Set<String>` needs a string first.
public struct HTMLNameTable: Sendable {
  /// The names in lower case, in the order given.
  public let names: [String]
  private let bytes: [[UInt8]]
  /// Indices of names plus one, each in the first free place at or behind its hash.
  private let slots: [UInt16]

  /// A table of names, which must be ASCII and in lower case.
  public init(_ names: [String]) {
    self.names = names
    bytes = names.map { Array($0.utf8) }
    var size = 64
    while size < names.count * 4 { size *= 2 }
    var slots = [UInt16](repeating: 0, count: size)
    for (index, name) in bytes.enumerated() {
      var slot = Self.hash(name[...]) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt16(index + 1)
    }
    self.slots = slots
  }

  /// The index of a name; nil if it is not in the table.
  public func index(of name: ArraySlice<UInt8>) -> Int? {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isEqual(name, bytes[index]) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isEqual(_ name: ArraySlice<UInt8>, _ other: [UInt8]) -> Bool {
    guard name.count == other.count else { return false }
    var index = name.startIndex
    for byte in other {
      if name[index].lowercasedASCII != byte { return false }
      index += 1
    }
    return true
  }

  /// FNV-1a.
  private static func hash(_ name: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name { hash = (hash ^ UInt32(byte.lowercasedASCII)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}
