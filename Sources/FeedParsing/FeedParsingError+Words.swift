extension FeedParsingError {
  /// What is wrong, in a few plain words.
  public var words: String {
    switch self {
    case .malformed(let line, let message): "broken in line \(line): \(message)"
    case .notAFeed(let looksLike): "no feed; it looks like \(looksLike)"
    case .tooLarge(let line, let message): "absurdly large in line \(line): \(message)"
    case .empty: "nothing in it"
    }
  }
}
