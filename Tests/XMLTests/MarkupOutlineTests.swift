import Testing
import XML

struct MarkupOutlineTests {
  private static let long = String(
    repeating: "word &lt;b&gt; &amp;amp; &quot;&apos; \u{E9} \u{4E16}\n", count: 30)
  private static let documents = [
    "<a><b>\(long)</b><b>short &lt;</b></a>",
    "<a>\(long)<b><![CDATA[<p>]]>\(long)<i>x</i><![CDATA[]]>\(long)</b>\(long)<b><![CDATA[y]]></b></a>",
    "<a><b>\(long)&#8217;&nbsp;\(long)</b><b>\(long)</b></a>",
    "<a><b>\(long)\r\n\(long)</b><b><![CDATA[\r\n\(long)]]></b></a>",
    "<a><!-- <![CDATA[ --><b>\(long)</b><?p <![CDATA[ ?><b c='x > y'>\(long)</b></a>",
    "<a><b><![CDATA[\(String(repeating: "\n", count: 2_000))y\n]]>\(long)</b><b>\(long)</b></a>",
    "<!-- \(long) -->\n<a><b/><b><![CDATA[\u{E9}]]>\u{A9}</b></a>\n<!-- <b> -->",
    "<!DOCTYPE a [<!ENTITY e '<![CDATA['>]><a><b>\(long)<![CDATA[\(long)]]></b></a>",
  ]
  private static let wanted: [XMLContent] = [
    .text, .html, .markup, .textOrMarkup, .childrenAndText, .nothing,
  ]

  private func told(
    of text: String, as leaf: XMLContent, mode: XMLReadingMode
  ) throws -> (lines: [String], report: XMLReport) {
    let recorder = Recorder { $0 == "a" ? .children : leaf }
    var parser = XMLPushParser(handler: recorder)
    let report = try parser.parse(UTF8Text(repairing: Array(text.utf8)), mode: mode)
    return (recorder.lines, report)
  }

  // Where reading goes on behind errors nothing is set aside.
  @Test(arguments: documents, wanted)
  func `a text set aside arrives as if it had not been`(text: String, leaf: XMLContent) throws {
    let strict = try told(of: text, as: leaf, mode: .strict)
    let recovering = try told(of: text, as: leaf, mode: .recovering)
    #expect(strict.lines == recovering.lines)
    #expect(strict.report == recovering.report)
    #expect(strict.report.isWellFormed)
  }

  @Test(arguments: [
    "<a>\n<b><![CDATA[\n\n]]></b>\n\n<c></a>", "<a><b>\n\n\(long)</b>\u{1}</a>",
    "<a><b>\(long)]]>\(long)</b></a>", "<a><b>\(long)</b><![CDATA[", "<a>\(long)</b><![CDATA[]]>",
    "<a><b c='<![CDATA[\(long)]]>'/></a>", "\(long)<a/>", "<a/>\(long)", "<a/><![CDATA[\(long)]]>",
    "<![CDATA[\(long)]]><a/>",
  ])
  func `what is wrong is found in the same line`(text: String) throws {
    let strict = try told(of: text, as: .text, mode: .strict).report
    let recovering = try told(of: text, as: .text, mode: .recovering).report
    #expect(strict.firstProblem == recovering.firstProblem)
    #expect(!strict.isWellFormed)
  }
}
