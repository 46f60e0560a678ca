import Foundation
import TestSupport

/// What an embeddings service is asked and answers, as a test says.
enum ScriptedEmbeddings {
  struct Question: Decodable {
    let model: String
    let input: [String]
  }

  private struct Answer: Encodable {
    struct Item: Encodable {
      let object = "embedding"
      let index: Int
      let embedding: [Float]
    }
    let data: [Item]
  }

  /// The texts of a request.
  static func question(_ body: [UInt8]) -> Question? {
    try? JSONDecoder().decode(Question.self, from: Data(body))
  }

  /// A page with vectors of texts, numbered backwards.
  static func page(_ body: [UInt8], _ vector: (String) -> [Float]) -> LoopbackServer.Page {
    let items = (question(body)?.input ?? []).enumerated().map {
      Answer.Item(index: $0.offset, embedding: vector($0.element))
    }
    let json = (try? JSONEncoder().encode(Answer(data: items.reversed()))) ?? Data()
    return .init(body: Array(json), headers: ["Content-Type": "application/json"])
  }

  /// A vector that depends on a text.
  static func vector(of text: String) -> [Float] {
    let sum = text.utf8.reduce(UInt32(7)) { $0 &* 31 &+ UInt32($1) }
    return (0..<16).map { sum >> UInt32($0) & 1 == 1 ? 1 : -1 } + [0.5]
  }
}
