/// A file to be published, still in memory.
public struct OutputFile: Sendable, Hashable {
  /// The path below the output folder, of names made by Newsfold: `stories/4f2a.html`.
  public var path: String
  public var contents: [UInt8]

  public init(path: String, contents: [UInt8]) {
    self.path = path
    self.contents = contents
  }
}
