import Foundation
import StoryReview

/// An answer that another program gives: `{"case": "…", "answer": "same"}` a line.
struct AnswerLine: Decodable {
  /// What can be answered to a case.
  enum Word: String, Decodable { case same, different, skip }

  let id: String
  let answer: Word

  private enum CodingKeys: String, CodingKey {
    case id = "case"
    case answer
  }

  /// The answers of a file, a line each; empty lines are skipped.
  ///
  /// - Throws: ``CommandFailure`` with status 2 that names the line and says what is wrong.
  static func answers(in text: String, from file: String) throws -> [AnswerLine] {
    let decoder = JSONDecoder()
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return try lines.enumerated().compactMap { place, line in
      guard !line.allSatisfy(\.isWhitespace) else { return nil }
      guard let answer = try? decoder.decode(AnswerLine.self, from: Data(line.utf8)) else {
        throw CommandFailure(
          .usage,
          "\(file), line \(place + 1): not {\"case\": ID, \"answer\": \"same\", \"different\" or "
            + "\"skip\"}. Nothing was decided.")
      }
      return answer
    }
  }
}
