import FoundationEssentials
import StoryClustering

/// What an embeddings service answers: `{"data": [{"index": 0, "embedding": [...]}, ...]}`.
struct EmbeddingAnswer: Decodable {
  struct Item: Decodable {
    let index: Int?
    let embedding: [Float]
  }

  let data: [Item]

  /// The vectors in an answer's body, in the order of the texts.
  ///
  /// - Throws: ``EmbeddingFailure/nonsense(_:)`` unless there is one usable vector a text, all of one
  ///   length.
  static func vectors(
    in body: [UInt8], count: Int
  ) throws(EmbeddingFailure) -> [EmbeddingVector] {
    guard let answer = try? JSONDecoder().decode(EmbeddingAnswer.self, from: Data(body)) else {
      throw .nonsense("it is not in the form of /v1/embeddings")
    }
    let items = answer.data
    guard items.count == count else {
      throw .nonsense("\(items.count) vectors for \(count) texts")
    }
    var ordered: [EmbeddingVector?] = Array(repeating: nil, count: count)
    for (place, item) in items.enumerated() {
      let index = item.index ?? place
      guard ordered.indices.contains(index), ordered[index] == nil else {
        throw .nonsense("its vectors are numbered wrongly")
      }
      guard let vector = EmbeddingVector(item.embedding) else {
        throw .nonsense("a vector of \(item.embedding.count) numbers that says nothing")
      }
      ordered[index] = vector
    }
    let vectors = ordered.compactMap(\.self)
    guard Set(vectors.map(\.bytes.count)).count < 2 else {
      throw .nonsense("vectors of different lengths")
    }
    return vectors
  }
}
