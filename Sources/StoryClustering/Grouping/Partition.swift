/// Which entry is in which story, and what became of stories that are no more.
///
/// Stories are numbers that are never used again; a smaller number is an older story.
struct Partition: Sendable {
  private var stories: [Int32] = []
  private var memberLists: [[Int32]] = []
  private var heirs: [Int32] = []
  /// The stories that got or lost entries.
  private(set) var touched: Set<Int32> = []
  /// The entry that stands for a story, where that is known.
  var leads: [Int32: Int32] = [:]

  /// How many stories there are or ever were.
  var count: Int { heirs.count }

  /// The story of an entry; nil if it has none.
  func story(of entry: Int32) -> Int32? {
    Int(entry) < stories.count && stories[Int(entry)] >= 0 ? stories[Int(entry)] : nil
  }

  /// The entries of a story, ascending.
  func members(of story: Int32) -> [Int32] { memberLists[Int(story)] }

  /// What a story is today: itself, or what it became part of.
  func resolve(_ story: Int32) -> Int32 {
    var current = story
    while heirs[Int(current)] != current { current = heirs[Int(current)] }
    return current
  }

  /// Takes the stories as they are for untouched.
  mutating func forgetTouched() { touched = [] }

  /// A new story without members.
  mutating func found() -> Int32 {
    heirs.append(Int32(count))
    memberLists.append([])
    return Int32(count - 1)
  }

  /// Puts an entry that has no story into one.
  mutating func put(_ entry: Int32, in story: Int32) {
    while stories.count <= Int(entry) { stories.append(-1) }
    stories[Int(entry)] = story
    memberLists[Int(story)].append(entry)
    touched.insert(story)
  }

  /// Replaces some stories by groups of the same entries; ids pass on by overlap.
  ///
  /// A story lives on in the group that holds most of its members (then the one with its lead, then
  /// the one with the oldest).
  /// A group that several stories live on in is the oldest of them, and the others become part of
  /// it. A group that none lives on in is a new story.
  mutating func replace(_ old: [Int32], by groups: [[Int32]]) {
    let groups = groups.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    var groupOf: [Int32: Int] = [:]
    for (i, group) in groups.enumerated() { for entry in group { groupOf[entry] = i } }
    let holders = old.map { heir(of: $0, groupOf) }
    var names: [Int32?] = Array(repeating: nil, count: groups.count)
    for (story, group) in zip(old, holders).sorted(by: { $0.0 < $1.0 }) {
      if names[group] == nil { names[group] = story }
    }
    for story in old { memberLists[Int(story)] = [] }
    touched.formUnion(old)
    let numbers = zip(groups, names).map { settle($0, in: $1) }
    for (story, group) in zip(old, holders) { heirs[Int(story)] = numbers[group] }
  }

  /// Makes a group the members of a story, or of a new one.
  private mutating func settle(_ group: [Int32], in name: Int32?) -> Int32 {
    let story = name ?? found()
    memberLists[Int(story)] = group
    for entry in group { stories[Int(entry)] = story }
    touched.insert(story)
    return story
  }

  /// The group that holds most of a story's members; among equals the one with its lead, else the one
  /// with the oldest of all.
  private func heir(of story: Int32, _ groupOf: [Int32: Int]) -> Int {
    var overlaps: [Int: Int] = [:]
    for entry in members(of: story) { overlaps[groupOf[entry] ?? 0, default: 0] += 1 }
    let most = overlaps.values.max()
    let best = overlaps.filter { $0.value == most }.keys
    let leading = leads[story].flatMap { groupOf[$0] }
    return leading.flatMap { best.contains($0) ? $0 : nil } ?? best.min() ?? 0
  }
}
