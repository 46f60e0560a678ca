/// Something a document has wrong, as libxml2 or this room says it.
public struct XMLProblem: Sendable, Hashable {
  /// The line, counted from 1.
  public let line: Int
  /// libxml2's number of the error; 0 for one that is ours.
  public let code: Int
  /// What is wrong, in words.
  public let message: String
}

/// How the reading of a document ended.
public struct XMLReport: Sendable, Hashable {
  /// What was wrong, the first few.
  public var problems: [XMLProblem] = []
  /// Whether the document is well-formed, namespaces included.
  public var isWellFormed = true
  /// Whether the document's end was reached.
  public var isComplete = true

  /// Whether entities of HTML stand in the document without being declared.
  public var usesUndeclaredEntities = false

  /// What was wrong first.
  public var firstProblem: XMLProblem? { problems.first }
}

/// A document that is refused before it is read.
public enum XMLError: Error, Equatable {
  /// A start tag that is absurdly long or has an absurd number of attributes, at a line.
  case absurdStartTag(line: Int)
  /// libxml2 could not be started.
  case outOfMemory
}
