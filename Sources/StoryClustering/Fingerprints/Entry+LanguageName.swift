import FeedModel
import FeedText

extension Entry {
  /// A name for the language that an entry is written in, for counting words by.
  ///
  /// What its words say, with what is declared and what its feed is usually in; where nothing tells
  /// the language, the script gives the name.
  func languageName(_ evidence: LanguageEvidence, in languages: FeedLanguages, feed: Int32)
    -> String
  {
    let declared =
      language ?? body?.language ?? title?.language ?? languages.expected(in: feed)
    return evidence.language(declared: declared, usual: languages.usual(in: feed))
      ?? evidence.language(declared: languages.usual)
      ?? "und-" + (evidence.scriptCode ?? "Zyyy")
  }
}
