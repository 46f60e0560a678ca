import FeedModel
import FeedText

/// What an entry is called.
enum Headline {
  /// Its headline in plain text, on one line; the beginning of its text where it has none.
  static func text(of entry: Entry) -> String {
    let texts = [entry.title, entry.body].compactMap { $0.map(text) }
    return texts.first { !$0.isEmpty } ?? "(no headline)"
  }

  /// A text in plain words on one line.
  static func text(of text: Text) -> String {
    let plain = text.isMarkup ? HTMLText.plainText(of: text.value) : text.value
    return String(plain.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
  }
}
