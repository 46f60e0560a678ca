import CXML

/// The names of a document, one object each.
///
/// libxml2 keeps one copy of each name, so that addresses can stand for names.
struct XMLNameTable {
  private var names: [XMLName] = []
  private var keys: [Key] = []
  /// The namespaces so far: the addresses of their URIs, and the URIs.
  private var uris: [(key: UInt, uri: String)] = []
  /// Places in `names`, found by a key's hash; a power of two, at most half full.
  private var slots = [Int32](repeating: -1, count: 256)

  /// The name of a number.
  subscript(index: Int) -> XMLName { names[index] }

  /// The number of a name, which is new or was met before.
  mutating func index(
    local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?
  ) -> Int {
    let key = Key(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix),
      namespace: UInt(bitPattern: namespace))
    var slot = key.hash & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if keys[place] == key { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(names.count)
    keys.append(key)
    unsafe names.append(
      XMLName(
        index: names.count, namespace: namespace.map { unsafe uri($0) },
        prefix: prefix.map { unsafe String(cString: $0) }, local: String(cString: local)))
    if names.count * 2 > slots.count { grow() }
    return names.count - 1
  }

  /// The string of a namespace's URI; one for all names of the namespace.
  private mutating func uri(_ address: UnsafePointer<UInt8>) -> String {
    let key = UInt(bitPattern: address)
    if let known = uris.first(where: { $0.key == key }) { return known.uri }
    let uri = unsafe String(cString: address)
    uris.append((key, uri))
    return uri
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (place, key) in keys.enumerated() {
      var slot = key.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }

  private struct Key: Equatable {
    let local: UInt
    let prefix: UInt
    let namespace: UInt

    /// Addresses differ most in their middle bits.
    var hash: Int {
      let mixed = (local ^ (prefix << 7) ^ (namespace << 13)) &* 0x9E37_79B9_7F4A_7C15
      return Int(truncatingIfNeeded: mixed >> 32)
    }
  }
}
