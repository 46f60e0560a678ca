/// Feeds like those of a blog, made up from few words; the same ones every time.
struct Corpus {
  private var random: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// An RSS 2.0 feed of about a size whose items hold their text in CDATA sections.
  mutating func rss(bytes size: Int) -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel><title>Benchmark</title><link>https://example.org/</link>
      <atom:link href="https://example.org/feed" rel="self" type="application/rss+xml" />
      <description>Made up</description><language>en</language>

      """
    var number = 0
    while text.utf8.count < size {
      number += 1
      text += """
        <item><title>\(words(8))</title><link>https://example.org/2025/05/entry-\(number)/</link>
        <dc:creator><![CDATA[\(words(2))]]></dc:creator>
        <pubDate>Wed, 21 May 2025 08:\(10 + number % 50):00 +0000</pubDate>
        <category><![CDATA[\(words(1))]]></category><category><![CDATA[\(words(1))]]></category>
        <guid isPermaLink="false">https://example.org/?p=\(number)</guid>
        <description><![CDATA[\(words(40)) [&#8230;]]]></description>
        <content:encoded><![CDATA[\(body(bytes: 2_000))]]></content:encoded></item>

        """
    }
    return Array((text + "</channel></rss>\n").utf8)
  }

  /// An Atom 1.0 feed of about a size whose entries hold escaped HTML.
  mutating func atom(bytes size: Int) -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Benchmark</title>
      <link href="https://example.org/"/><id>https://example.org/</id>
      <updated>2025-05-21T08:00:00Z</updated>

      """
    var number = 0
    while text.utf8.count < size {
      number += 1
      text += """
        <entry><title>\(words(8))</title><link href="https://example.org/entry-\(number)"/>
        <id>tag:example.org,2025:\(number)</id><author><name>\(words(2))</name></author>
        <published>2025-05-21T08:\(10 + number % 50):00Z</published>
        <updated>2025-05-21T09:\(10 + number % 50):00+02:00</updated>
        <category term="\(words(1))"/><summary>\(words(30))</summary>
        <content type="html">\(escaped(body(bytes: 2_000)))</content></entry>

        """
    }
    return Array((text + "</feed>\n").utf8)
  }

  /// HTML of about a size as weblogs have it: paragraphs with links, now and then a picture or list.
  mutating func body(bytes size: Int) -> String {
    let isCyrillic = next(5) == 0
    var html = ""
    while html.utf8.count < size {
      switch next(8) {
      case 0:
        html +=
          "<p><img class=\"aligncenter size-full\" src=\"https://example.org/wp/\(next(9999)).jpg\""
        html += " alt=\"\(words(3))\" width=\"640\" height=\"480\" /></p>\n"
      case 1: html += "<ul>\n<li>\(words(5))</li>\n<li>\(words(5))</li>\n</ul>\n"
      case 2: html += "<h2>\(words(4))</h2>\n"
      default:
        html +=
          "<p>\(words(12, isCyrillic: isCyrillic)) <a href=\"https://example.org/\(words(1))?a=1&amp;b=2\""
        html += " rel=\"nofollow\">\(words(3, isCyrillic: isCyrillic))</a>"
        html +=
          " \(words(14, isCyrillic: isCyrillic)) &#8220;<strong>\(words(2))</strong>&#8221;.</p>\n"
      }
    }
    return html
  }

  private mutating func words(_ count: Int, isCyrillic: Bool = false) -> String {
    let stock = isCyrillic ? Self.cyrillic : Self.latin
    return (0..<count).map { _ in stock[next(stock.count)] }.joined(separator: " ")
  }

  private mutating func next(_ bound: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((random >> 33) % UInt64(bound))
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let latin = """
    the a of and to in for on with at by from harbour council report minister river bridge school \
    budget season market train museum garden weather village engine library concert island paper
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  private static let cyrillic = """
    и в на с по для город совет мост школа рынок поезд музей сад погода деревня остров газета река
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
