/// What of vectors is remembered between runs: the bytes that came, where word vectors' own stand.
extension ClusterEngine {
  /// Takes in the vector of an entry of an earlier run.
  mutating func recallEmbedding(
    _ entry: Int32, _ place: Int, of content: SegmentContent
  ) throws(ClusterSegmentError) {
    growEmbeddings()
    let step = Float(bitPattern: content.meaningSteps[place])
    guard step.isFinite, step >= 0,
      embeddings?.set(content.meanings[place], step: step, of: entry) ?? true
    else { throw .damaged }
  }

  /// Adds the vector of an entry to what is remembered.
  func addEmbedding(_ entry: Int32, to content: inout SegmentContent) {
    content.meanings.append(embeddings?.ownBytes(of: entry) ?? [])
    let step = embeddings?.isPresent(entry) == true ? embeddings?.ownSteps[Int(entry)] : nil
    content.meaningSteps.append((step ?? 0).bitPattern)
    content.ownNames.append([])
    content.comparedNames.append([])
    content.comparedMeanings.append([])
    content.comparedSteps.append(0)
    content.signs.append(0)
  }
}
