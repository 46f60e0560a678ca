import FoundationEssentials

/// Two articles and whether people say that they tell one story.
public struct GoldPair: Sendable, Codable {
  /// The id of the one.
  public var a: String
  /// The id of the other.
  public var b: String
  /// Whether they tell one story.
  public var same: Bool

  /// The pairs of a file of JSON lines; empty lines are skipped.
  ///
  /// - Throws: a `DecodingError` for a line that is no pair.
  public static func pairs(fromLines text: String) throws -> [GoldPair] {
    let decoder = JSONDecoder()
    return try text.split(separator: "\n").map {
      try decoder.decode(GoldPair.self, from: Data($0.utf8))
    }
  }
}
