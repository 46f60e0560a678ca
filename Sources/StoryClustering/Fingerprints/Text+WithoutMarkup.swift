import FeedModel
import FeedText

extension Text {
  /// The words to compare: the value, markup taken out where it has any.
  var withoutMarkup: String { isMarkup ? HTMLText.readableText(of: value) : value }
}
