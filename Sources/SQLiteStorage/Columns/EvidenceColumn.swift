import FeedModel

/// How evidence is written into its column: ``Records``, one a line, each begun by what it tells.
///
/// A run reads the evidence of thousands of members; as JSON that took most of the time of reading
/// them. What cannot be written as records, such as a name with a line break, is JSON as in the rows of
/// older versions.
enum EvidenceColumn {
  /// The text of some evidence.
  ///
  /// - Throws: `EncodingError`.
  static func write(_ evidence: Evidence) throws -> String {
    try Records.write(records(of: evidence)) ?? Payload.text(evidence)
  }

  /// The evidence of a text.
  ///
  /// - Throws: `DecodingError` where JSON is none of evidence, ``Unreadable`` where records are none.
  static func read(_ text: String) throws -> Evidence {
    if text.utf8.first == UInt8(ascii: "{") { return try Payload.value(Evidence.self, of: text) }
    let records = Records.read(text)
    guard let rule = records.first?[1].flatMap(Evidence.Rule.init) else {
      throw Unreadable(text: text)
    }
    var evidence = Evidence(rule: rule)
    for record in records { try evidence.take(record) }
    return evidence
  }

  /// A text that no version has written.
  struct Unreadable: Error, CustomStringConvertible {
    let text: String
    var description: String {
      "what is stored as evidence is none: \(text.prefix(80))"
    }
  }

  /// What a record tells, by its first field.
  fileprivate enum Kind: String {
    case rule = "r"
    case nearest = "n"
    case term = "t"
    case headline = "h"
    case names = "s"
    case runnerUp = "u"
    case mention = "m"
    case acrossLanguages = "x"
    case numberDoubt = "dn"
    case namesDoubt = "da"
    case wordsDoubt = "dw"
    case hoursDoubt = "dh"
    case runnerUpDoubt = "dr"
  }

  private static func records(of evidence: Evidence) -> [[String?]] {
    var records: [[String?]] = []
    func add(_ kind: Kind, _ fields: [String]) { records.append([kind.rawValue] + fields) }
    add(.rule, [evidence.rule.rawValue, "\(evidence.similarity)", "\(evidence.confidence)"])
    if let near = evidence.nearest { add(.nearest, near.fields) }
    for term in evidence.terms {
      add(.term, [term.term, "\(term.weight)"] + (term.isBorrowed ? ["1"] : []))
    }
    if !evidence.headline.isEmpty { add(.headline, evidence.headline) }
    if !evidence.names.isEmpty { add(.names, evidence.names) }
    if let next = evidence.runnerUp { add(.runnerUp, [next.story.rawValue, "\(next.similarity)"]) }
    for mention in evidence.alsoMentions {
      add(.mention, [mention.story.rawValue, "\(mention.similarity)"] + mention.terms)
    }
    if let across = evidence.acrossLanguages {
      add(.acrossLanguages, ["\(across.similarity)"] + across.nearest.fields + across.names)
    }
    for doubt in evidence.doubts {
      switch doubt {
      case .number(let own, let other, let entry): add(.numberDoubt, [own, other, entry.rawValue])
      case .names(let own, let others): add(.namesDoubt, ["\(own.count)"] + own + others)
      case .words(let words, let part): add(.wordsDoubt, ["\(part)"] + words)
      case .hours(let hours, let cost): add(.hoursDoubt, ["\(hours)", "\(cost)"])
      case .runnerUp: add(.runnerUpDoubt, [])
      }
    }
    return records
  }
}

extension Evidence {
  /// Takes in what one record tells.
  ///
  /// - Throws: ``EvidenceColumn/Unreadable``.
  fileprivate mutating func take(_ record: Record) throws {
    switch record[0].flatMap(EvidenceColumn.Kind.init) {
    case .rule: (similarity, confidence) = (try record.number(2), try record.number(3))
    case .nearest: nearest = try Neighbour(record, at: 1)
    case .term:
      terms.append(
        SharedTerm(
          term: try record.text(1), weight: try record.number(2), isBorrowed: record[3] != nil))
    case .headline: headline = record.texts(from: 1)
    case .names: names = record.texts(from: 1)
    case .runnerUp:
      runnerUp = RunnerUp(
        story: .init(rawValue: try record.text(1)), similarity: try record.number(2))
    case .mention:
      alsoMentions.append(
        Mention(
          story: .init(rawValue: try record.text(1)), similarity: try record.number(2),
          terms: record.texts(from: 3)))
    case .acrossLanguages:
      acrossLanguages = AcrossLanguages(
        similarity: try record.number(1), nearest: try Neighbour(record, at: 2),
        names: record.texts(from: 5))
    case .numberDoubt:
      doubts.append(
        .number(
          own: try record.text(1), other: try record.text(2),
          entry: .init(rawValue: try record.text(3))))
    case .namesDoubt:
      let names = record.texts(from: 2)
      let own = min(max(0, Int(try record.text(1)) ?? 0), names.count)
      doubts.append(.names(own: Array(names[..<own]), others: Array(names[own...])))
    case .wordsDoubt: doubts.append(.words(record.texts(from: 2), part: try record.number(1)))
    case .hoursDoubt: doubts.append(.hours(try record.number(1), cost: try record.number(2)))
    case .runnerUpDoubt: doubts.append(.runnerUp)
    case nil: throw EvidenceColumn.Unreadable(text: record.texts(from: 0).joined(separator: " "))
    }
  }
}

extension Evidence.Neighbour {
  fileprivate var fields: [String] { [entry.rawValue, "\(similarity)", "\(hours)"] }

  fileprivate init(_ record: Record, at place: Int) throws {
    self.init(
      entry: .init(rawValue: try record.text(place)), similarity: try record.number(place + 1),
      hours: try record.number(place + 2))
  }
}

extension Record {
  fileprivate func text(_ place: Int) throws -> String {
    guard let text = self[place] else {
      throw EvidenceColumn.Unreadable(text: texts(from: 0).joined(separator: " "))
    }
    return text
  }

  fileprivate func number(_ place: Int) throws -> Double {
    guard let number = Double(try text(place)) else {
      throw EvidenceColumn.Unreadable(text: texts(from: 0).joined(separator: " "))
    }
    return number
  }

  /// The fields from a place on.
  fileprivate func texts(from place: Int) -> [String] { fields.dropFirst(place).compactMap(\.self) }
}
