/// What is remembered for comparing entries of different languages.
extension SegmentContent {
  mutating func readAcrossLanguages(
    _ reader: inout SegmentReader, count: Int, inPart: Bool
  ) throws(ClusterSegmentError) {
    nameKeys = try reader.texts()
    nameWords = try reader.texts()
    guard nameKeys.count == nameWords.count else { throw .damaged }
    ownNames = try Self.below(nameKeys.count, try reader.lists(count: count))
    comparedNames = try Self.below(nameKeys.count, try reader.lists(count: count))
    nameShares = try reader.numbers(count: comparedNames.elements.count)
    if inPart {
      for _ in 0..<2 {
        try reader.pass(listsOf: Int8.self)
        try reader.pass(UInt32.self)
      }
      comparedSteps = Array(repeating: 0, count: count)
      return try reader.pass(UInt64.self)
    }
    meanings = try Self.vectors(try reader.lists(count: count))
    meaningSteps = try reader.numbers(count: count)
    comparedMeanings = try Self.vectors(try reader.lists(count: count))
    comparedSteps = try reader.numbers(count: count)
    signs = try reader.numbers(count: count)
  }

  func writeAcrossLanguages(_ writer: inout SegmentWriter) {
    writer.put(nameKeys)
    writer.put(nameWords)
    writer.put(ownNames)
    writer.put(comparedNames)
    writer.put(nameShares)
    writer.put(meanings)
    writer.put(meaningSteps)
    writer.put(comparedMeanings)
    writer.put(comparedSteps)
    writer.put(signs)
  }

  private static func vectors(
    _ lists: RaggedArray<Int8>
  ) throws(ClusterSegmentError) -> RaggedArray<Int8> {
    // The bytes of an embeddings service, which stand in the same place, have a length of their own.
    var length = 0
    for list in 0..<lists.count where !lists.range(list).isEmpty {
      if length == 0 { length = lists.range(list).count }
      guard lists.range(list).count == length, length <= EmbeddingVector.largest else {
        throw .damaged
      }
    }
    return lists
  }
}
