/// A file to be published, still in memory.
public struct OutputFile: Sendable, Hashable {
  /// The path below the output folder, of names made by Newsfold: `stories/4f2a.html`.
  public var path: String
  /// What is in it, in pieces as it was made, so that a large file is never held twice.
  public var pieces: [[UInt8]]

  public init(path: String, pieces: [[UInt8]]) {
    self.path = path
    self.pieces = pieces
  }

  public init(path: String, contents: [UInt8]) { self.init(path: path, pieces: [contents]) }

  /// What is in it as a whole.
  ///
  /// Complexity: O(n), with a copy where there is more than one piece.
  public var contents: [UInt8] { pieces.count == 1 ? pieces[0] : Array(pieces.joined()) }
}
