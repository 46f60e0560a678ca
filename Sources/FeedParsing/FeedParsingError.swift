/// Why a document gives no feed.
public enum FeedParsingError: Error, Equatable {
  /// It is a feed's format, but broken before anything could be read.
  case malformed(line: Int, String)
  /// It is something else; in a word or two, what it looks like.
  case notAFeed(looksLike: String)
  /// A part of it is absurdly large.
  case tooLarge(line: Int, String)
  /// There is nothing in it.
  case empty
}
