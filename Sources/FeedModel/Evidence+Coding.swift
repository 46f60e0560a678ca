// What is empty is left out, and what is missing is empty: evidence that was stored before a field
// was there can still be read.

extension Evidence {
  private enum CodingKeys: CodingKey {
    case rule, similarity, nearest, terms, headline, names, runnerUp, alsoMentions, doubts
    case confidence, acrossLanguages
  }

  /// Reads stored evidence.
  ///
  /// - Throws: `DecodingError` where the rule, the similarity or the confidence is missing, or a field
  ///   holds something else.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      rule: try fields.decode(Rule.self, forKey: .rule),
      similarity: try fields.decode(Double.self, forKey: .similarity),
      nearest: try fields.decodeIfPresent(Neighbour.self, forKey: .nearest),
      terms: try fields.list(.terms), headline: try fields.list(.headline),
      names: try fields.list(.names),
      runnerUp: try fields.decodeIfPresent(RunnerUp.self, forKey: .runnerUp),
      alsoMentions: try fields.list(.alsoMentions), doubts: try fields.list(.doubts),
      confidence: try fields.decode(Double.self, forKey: .confidence),
      acrossLanguages: try fields.decodeIfPresent(AcrossLanguages.self, forKey: .acrossLanguages))
  }

  /// Stores evidence.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(rule, forKey: .rule)
    try fields.encode(similarity, forKey: .similarity)
    try fields.encodeIfPresent(nearest, forKey: .nearest)
    try fields.put(terms, .terms)
    try fields.put(headline, .headline)
    try fields.put(names, .names)
    try fields.encodeIfPresent(runnerUp, forKey: .runnerUp)
    try fields.put(alsoMentions, .alsoMentions)
    try fields.put(doubts, .doubts)
    try fields.encode(confidence, forKey: .confidence)
    try fields.encodeIfPresent(acrossLanguages, forKey: .acrossLanguages)
  }
}

extension KeyedDecodingContainer {
  fileprivate func list<Value: Decodable>(_ key: Key) throws -> [Value] {
    try decodeIfPresent([Value].self, forKey: key) ?? []
  }
}

extension KeyedEncodingContainer {
  fileprivate mutating func put(_ values: [some Encodable], _ key: Key) throws {
    if !values.isEmpty { try encode(values, forKey: key) }
  }
}
