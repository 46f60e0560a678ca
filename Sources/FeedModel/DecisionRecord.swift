import FoundationEssentials

/// A decision in the form in which it is exported: plain names and texts.
public struct DecisionRecord: Codable, Sendable {
  /// The version of the form.
  public var version: Int
  /// The identity; calculated where it is missing.
  public var id: String?
  /// join, split, move, separate or undo.
  public var kind: String
  /// RFC 3339, whole seconds, UTC.
  public var made: String
  /// The groups of entries that the kind asks for.
  public var groups: [[String]]?
  /// The identity of what an undo undoes.
  public var undoes: String?

  /// A decision to be written.
  public init(_ decision: Decision) {
    version = DecisionLines.version
    id = decision.id.rawValue
    kind = decision.word.kind.rawValue
    made = decision.made.rfc3339
    undoes = decision.word.undone?.rawValue
    groups = undoes == nil ? decision.word.groups.map { $0.map(\.rawValue) } : nil
  }

  /// What is wrong with a record, in words.
  struct Flaw: Error {
    let words: String
    init(_ words: String) { self.words = words }
  }

  /// The decision that was written.
  var decision: Decision {
    get throws(Flaw) {
      guard version == DecisionLines.version else {
        throw Flaw("version \(version) is not known here, only \(DecisionLines.version)")
      }
      let decision = Decision(try word, made: try moment)
      if let id, id != decision.id.rawValue {
        throw Flaw("the id \(id) does not fit what the line says; was it changed by hand?")
      }
      return decision
    }
  }

  private var word: Decision.Word {
    get throws(Flaw) {
      guard let kind = Decision.Kind(rawValue: kind) else {
        let kinds = Decision.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Flaw("the kind \"\(self.kind)\" is none of \(kinds)")
      }
      let groups = (groups ?? []).map { $0.map(Entry.ID.init(rawValue:)) }
      let areNamed = groups.allSatisfy { $0.allSatisfy { !$0.rawValue.isEmpty } }
      let undone = undoes.map(Decision.ID.init(rawValue:))
      guard areNamed, let word = Decision.Word(kind, groups: groups, undone: undone) else {
        throw Flaw("a decision of the kind \(kind.rawValue) needs \(Self.needs(kind))")
      }
      return word
    }
  }

  private var moment: Date {
    get throws(Flaw) {
      guard let date = try? Date(made, strategy: .iso8601) else {
        throw Flaw("made: \"\(made)\" is no time such as 2025-05-22T21:00:00Z")
      }
      return date
    }
  }

  private static func needs(_ kind: Decision.Kind) -> String {
    switch kind {
    case .join: "\"groups\": one list of entries or more"
    case .split: "\"groups\": the entries that leave and those that stay"
    case .move: "\"groups\": the entries that move, those they leave and those they go to"
    case .separate: "\"groups\": two lists of entries"
    case .undo: "\"undoes\", and no \"groups\""
    }
  }
}

extension DecisionRecord.Flaw {
  /// What a decoder's error means.
  init(_ error: any Error) {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): self.init("\"\(key.stringValue)\" is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      self.init(path.isEmpty ? "no JSON object" : "\"\(path)\" is not of the right type")
    default: self.init("no JSON object")
    }
  }
}
