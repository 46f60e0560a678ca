/// Something that speaks for one event, or against it.
public struct ReviewReason: Sendable, Hashable {
  /// The answer it speaks for.
  public let answer: ReviewCase.Answer
  /// What it is, as a plain sentence.
  public let text: String

  /// A reason that the two sides tell one event.
  static func same(_ text: String) -> ReviewReason { ReviewReason(answer: .same, text: text) }

  /// A reason that they do not.
  static func different(_ text: String) -> ReviewReason {
    ReviewReason(answer: .different, text: text)
  }
}
