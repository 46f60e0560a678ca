import FoundationEssentials

/// Decisions as lines of JSON, to be kept, sent and read by other programs: `docs/decisions-jsonl.md`.
public enum DecisionLines {
  /// Why some lines are not decisions.
  public struct Failure: Error, Hashable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, in words.
    public let cause: String

    public var description: String { "line \(line): \(cause)" }
  }

  /// The newest version of the form that is written and read.
  public static let version = 1

  /// The decision as one line, without its end.
  ///
  /// - Throws: `EncodingError`.
  public static func line(of decision: Decision) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(DecisionRecord(decision)), as: UTF8.self)
  }

  /// The decisions of a text, a line each; empty lines are skipped.
  ///
  /// - Throws: ``Failure`` for the first line that is no decision.
  public static func decisions(in text: String) throws(Failure) -> [Decision] {
    var decisions: [Decision] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (place, line) in lines.enumerated() {
      let words = String(line).trimmingASCIIWhitespace()
      guard !words.isEmpty else { continue }
      do { decisions.append(try decision(of: words)) } catch {
        throw Failure(line: place + 1, cause: error.words)
      }
    }
    return decisions
  }

  private static func decision(of line: String) throws(DecisionRecord.Flaw) -> Decision {
    do {
      return try JSONDecoder().decode(DecisionRecord.self, from: Data(line.utf8)).decision
    } catch let flaw as DecisionRecord.Flaw { throw flaw } catch {
      throw DecisionRecord.Flaw(error)
    }
  }
}
