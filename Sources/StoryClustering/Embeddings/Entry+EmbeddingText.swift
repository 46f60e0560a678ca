public import FeedModel
import FeedText

extension Entry {
  /// What an embeddings service is asked about: the headline and the text's opening.
  ///
  /// That is its first 60 words, at most 600 characters; white space is one space. Empty for an entry
  /// without words.
  public var embeddingText: String {
    let headline = title?.withoutMarkup ?? ""
    let text = body?.withoutMarkup ?? ""
    let opening = text.prefix(8000).split(whereSeparator: \.isWhitespace).prefix(60)
      .joined(separator: " ").prefix(600)
    let words = headline.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [words, String(opening)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
