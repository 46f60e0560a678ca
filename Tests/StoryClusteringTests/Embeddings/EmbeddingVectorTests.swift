import StoryClustering
import Testing

struct EmbeddingVectorTests {
  @Test func `a vector is stored and comes back`() throws {
    let vector = try #require(EmbeddingVector([0.5, -0.25, 0, 0.125]))
    #expect(vector.bytes == [127, -64, 0, 32])
    #expect(EmbeddingVector(stored: vector.stored) == vector)
  }

  @Test func `what says nothing is no vector`() {
    #expect(EmbeddingVector([]) == nil)
    #expect(EmbeddingVector([0, 0]) == nil)
    #expect(EmbeddingVector([1, .nan]) == nil)
    #expect(EmbeddingVector([.infinity]) == nil)
    #expect(EmbeddingVector([.greatestFiniteMagnitude, 1]) == nil)
    #expect(EmbeddingVector([.leastNonzeroMagnitude, 0]) == nil)
    #expect(EmbeddingVector(Array(repeating: 1, count: 8193)) == nil)
  }

  @Test func `bytes that are no stored vector are refused`() {
    #expect(EmbeddingVector(stored: []) == nil)
    #expect(EmbeddingVector(stored: [0, 0, 0, 0, 7]) == nil, "a step of 0")
    #expect(EmbeddingVector(stored: [0, 0, 0xC0, 0x7F, 7]) == nil, "a step that is no number")
    #expect(EmbeddingVector(stored: [0, 0, 0x80, 0x3F]) == nil, "no bytes")
  }
}
