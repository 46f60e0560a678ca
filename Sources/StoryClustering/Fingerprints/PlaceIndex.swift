/// Where things were met, by what they are: one list of places for all of them, each place with a
/// link to the one before, since most things are met once or twice.
struct PlaceIndex<Key: Hashable & Sendable>: Sendable {
  private var latest: [Key: Int32] = [:]
  private var places: [Int32] = []
  private var earlier: [Int32] = []

  mutating func add(_ place: Int32, of key: Key) {
    earlier.append(latest.updateValue(Int32(places.count), forKey: key) ?? -1)
    places.append(place)
  }

  /// The last places of a thing, at most so many, in the order in which they were added.
  ///
  /// Complexity: O(count).
  func suffix(_ count: Int, of key: Key) -> [Int32] {
    var found: [Int32] = []
    var link = latest[key] ?? -1
    while link >= 0, found.count < count {
      found.append(places[Int(link)])
      link = earlier[Int(link)]
    }
    return found.reversed()
  }
}
