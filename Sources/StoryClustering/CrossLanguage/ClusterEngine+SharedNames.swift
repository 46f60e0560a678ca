extension ClusterEngine {
  /// The members of a story in other languages among those that an entry is linked with.
  func foreignMembers(of story: Int32, among neighbours: [Scored], of entry: Int32) -> [Scored] {
    guard crossLanguage?.isNeeded == true || embeddings != nil else { return [] }
    return neighbours.filter {
      partition.story(of: $0.index) == story && areForeign(entry, $0.index)
    }
  }

  /// The names and numbers that an entry shares with others, those that weigh most first.
  func sharedNames(of entry: Int32, with others: [Int32]) -> [String] {
    guard let names = crossLanguage?.names, let table = reader.names else { return [] }
    return names.shared(by: entry, with: others).prefix(Self.shownNames).map { table[$0] }
  }

  private static let shownNames = 8
}
