import FeedModel
import FeedText
import FoundationEssentials

/// Words of a story in the forms that feeds and pages need.
enum PublishedText {
  /// The headline of an entry in plain text, on one line; the beginning of its text where it has
  /// none.
  static func headline(of entry: Entry) -> String {
    let title = entry.title.map(plain).flatMap { $0.isEmpty ? nil : $0 }
    if let title { return title }
    let body = entry.body.map(plain) ?? ""
    return body.isEmpty ? "(no headline)" : beginning(of: body, characters: 80)
  }

  /// A text construct as plain text, white space folded.
  static func plain(_ text: Text) -> String {
    let words = text.isMarkup ? HTMLText.plainText(of: text.value) : text.value
    return folded(words)
  }

  /// What an entry says as HTML, addresses absolute, without the controls of forms; nil if it says
  /// nothing.
  static func html(of entry: Entry) -> String? {
    guard let body = entry.body, !body.value.isEmpty else { return nil }
    guard !body.isMarkup else {
      return HTMLSanitizer(base: body.base ?? entry.url, for: .retelling).sanitize(body.value)
    }
    let paragraphs = body.value.split(separator: "\n").map { "<p>" + escaped(String($0)) + "</p>" }
    return paragraphs.joined(separator: "\n")
  }

  /// How many bytes of an entry's text are to be read: those outside tags that are no white space.
  ///
  /// Complexity: O(n).
  static func visibleBytes(of entry: Entry) -> Int {
    guard let body = entry.body else { return 0 }
    var count = 0
    var isInTag = false
    for byte in body.value.utf8 {
      if byte == UInt8(ascii: "<"), body.isMarkup { isInTag = true }
      if !isInTag, byte > 0x20 { count += 1 }
      if byte == UInt8(ascii: ">") { isInTag = false }
    }
    return count
  }

  /// A text in which no character means anything to HTML.
  ///
  /// Complexity: O(n), without copying where there is nothing to escape.
  static func escaped(_ text: String) -> String {
    guard needsEscape(text.utf8.span) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    appendEscaped(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a text, escaped.
  static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
    guard needsEscape(text.utf8.span) else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += ampersand
      case UInt8(ascii: "<"): bytes += lessThan
      case UInt8(ascii: ">"): bytes += greaterThan
      case UInt8(ascii: "\""): bytes += quote
      case UInt8(ascii: "'"): bytes += apostrophe
      default: bytes.append(byte)
      }
    }
  }

  private static func needsEscape(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        return true
      default: continue
      }
    }
    return false
  }

  private static let ampersand = Array("&amp;".utf8)
  private static let lessThan = Array("&lt;".utf8)
  private static let greaterThan = Array("&gt;".utf8)
  private static let quote = Array("&quot;".utf8)
  private static let apostrophe = Array("&#39;".utf8)

  /// A moment for people: `21 May 2025, 08:15 UTC`.
  static func moment(_ date: Date) -> String {
    let text = date.rfc3339
    let parts = text.split { "-T:Z".contains($0) }.compactMap { Int($0) }
    guard parts.count >= 5, (1...12).contains(parts[1]) else { return text }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0]), \(text.dropFirst(11).prefix(5)) UTC"
  }

  /// The words that hold a story together, heaviest first, for a line of evidence.
  static func sharedWords(of story: EditionStory, limit: Int = 6) -> [String] {
    var weights: [String: Double] = [:]
    for report in story.reports where report.isOwn {
      for term in report.member.evidence.terms { weights[term.term, default: 0] += term.weight }
    }
    let ordered = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ordered.prefix(limit).map(\.key)
  }

  private static func beginning(of text: String, characters: Int) -> String {
    guard text.count > characters else { return text }
    let cut = text.prefix(characters)
    let words = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return words + "…"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
