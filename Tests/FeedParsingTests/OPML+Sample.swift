import FeedModel
import TestSupport
import Testing
import XML

/// What a document says: its elements with all their attributes, and its text.
struct MarkupPieces: Equatable {
  private let tags: [String]
  private let text: String

  /// The pieces of a document in UTF-8.
  init(of document: String) throws {
    let afterDeclaration =
      document.firstRange(of: /<\?xml.*?\?>/)?.upperBound ?? document.startIndex
    let bytes = Array(document[afterDeclaration...].utf8)
    let tags = Collector(wanted: .children)
    let text = Collector(wanted: .text)
    for handler in [tags, text] {
      var parser = XMLPushParser(handler: handler)
      #expect(try parser.parse(UTF8Text(repairing: bytes), mode: .strict).isWellFormed)
    }
    self.tags = tags.pieces
    self.text = text.text.filter { !$0.isWhitespace }
  }

  private final class Collector: XMLHandler {
    let wanted: XMLContent
    var pieces: [String] = []
    var text = ""

    init(wanted: XMLContent) { self.wanted = wanted }

    func start(_ element: XMLElement) -> XMLContent {
      let attributes = element.attributes.map {
        "\($0.name.namespace ?? "") \($0.name)=\($0.value)"
      }
      pieces.append("\(element.name.namespace ?? "") \(element.name): \(attributes)")
      return wanted
    }

    func end(content: String, hasElements: Bool) { text += content }
  }
}

/// A list as a stranger might write it.
struct RandomOutlines {
  private(set) var document = ""

  init(using random: inout some RandomNumberGenerator) {
    document = "<opml version=\"2.0\" xmlns:a=\"urn:a\"><head><title>T</title>"
    document += "<a:state x=\"1\"><a:open>3</a:open></a:state></head><body>"
    for _ in 0..<6 { document += outline(depth: 3, using: &random) }
    document += "</body></opml>"
  }

  private func outline(depth: Int, using random: inout some RandomNumberGenerator) -> String {
    let number = Int.random(in: 0..<12, using: &random)
    let choices = [
      "text=\"F\(number)\"", "title=\"F\(number)\" a:x=\"&lt;\(number)&#10;\"",
      "type=\"rss\" text=\"f\(number)\" XMLURL=\"https://f\(number).example/\"",
      "text=\"f\" xmlUrl=\"https://f\(number).example/\" xmlns:a=\"urn:b\" a:x=\"&amp;\"",
      "type=\"link\" text=\"l\" url=\"https://f\(number).example/\"",
      "isComment=\"true\" text=\"c\"",
    ]
    var inner = ""
    if depth > 0 {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        inner += outline(depth: depth - 1, using: &random)
      }
    }
    if number == 5 { inner += "<!-- <outline> \(depth) > -->" }
    return "<!--\(number)--><outline \(choices[number % choices.count])>\(inner)</outline>"
  }
}

extension Subscription {
  /// A subscription out of few feeds and folders, so that they meet.
  static func sample(using random: inout some RandomNumberGenerator) throws -> Subscription {
    let number = Int.random(in: 0..<12, using: &random)
    let folders = (0..<Int.random(in: 0...2, using: &random)).map { place in
      ["F\(Int.random(in: 0..<4, using: &random))", "Sub \(place) \"&<"]
    }
    return Subscription(
      url: try #require(FeedURL("https://f\(number).example/")), title: "f\(number)",
      folders: folders, type: "rss")
  }
}
