import FeedModel

extension Entry {
  /// The language (BCP 47) that is declared for an entry or its text.
  var declaredLanguage: String? { language ?? body?.language ?? title?.language }
}
