import Testing

@testable import FeedPublishing

struct PageTextTests {
  @Test(arguments: [
    ("plain", "<p>plain</p>"),
    ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>"),
    ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
    ("a<br>b", "<p>a<br>b</p>"),
    ("a<br><br>b", "<p>a</p>\n<p>b</p>"),
    ("<p></p><p> </p><p>a</p><p><b></b></p>", "<p>a</p>"),
    ("<ul><li>a</li><li></li><li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li></ul>"),
    ("<li>a</li>", "<ul>\n<li>a</li></ul>"),
    ("<ul>a<ul><li>b</li></ul></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li></ul></li></ul>"),
    ("<blockquote>a<p>b</p></blockquote>", "<blockquote>\n<p>a</p>\n<p>b</p></blockquote>"),
    ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
    (
      "<table><thead><tr><th></th><th>A</th></tr></thead><tr><td>1</td></tr></table>",
      "<table>\n<tr><th></th><th>A</th></tr>\n<tr><td>1</td></tr></table>"
    ),
    ("<center><font color=\"red\">a</font></center>", "<p>a</p>"),
    ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "<p>漢 (かん)</p>"),
    ("<video>no video here</video><select><option>x</option></select>", ""),
  ])
  func `what is kept stands where it may`(html: String, expected: String) {
    #expect(PageText(html).html == expected)
  }

  @Test func `an emphasis over several paragraphs is in each of them`() {
    #expect(
      PageText("<b>a<p>b</p>c</b>d").html == "<p><b>a</b></p>\n<p><b>b</b></p>\n<p><b>c</b>d</p>")
    #expect(
      PageText("<a href=\"https://a.example/\"><h2>a</h2></a>").html
        == "<h3><a href=\"https://a.example/\" rel=\"noreferrer\">a</a></h3>")
  }

  @Test func `headings keep their order below a heading of ours`() {
    #expect(
      PageText("<h1>a</h1><h3>b</h3><h6>c</h6><h3>d</h3><h1>e</h1>").html
        == "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h4>d</h4>\n<h3>e</h3>")
    #expect(PageText("<h5>a</h5><h2>b</h2>").html == "<h3>a</h3>\n<h3>b</h3>")
  }

  @Test func `ids, classes, styles and other addresses go`() {
    let html =
      "<p id=\"x\" class=\"y\"><a href=\"mailto:a@b.c\" id=\"main\">m</a> <span lang=\"en-UK\">e</span></p>"
    #expect(PageText(html).html == "<p>m <span lang=\"en\">e</span></p>")
  }

  @Test func `pictures stay only where they are shown`() {
    let html =
      "a<img src=\"https://a.example/p.png\" alt=\"A &lt;b&gt;\" width=\"10\" onerror=\"x\">"
    #expect(PageText(html).html == "<p>a</p>")
    #expect(
      PageText(html, pictures: true).html
        == "<p>a<img src=\"https://a.example/p.png\" alt=\"A &lt;b&gt;\" width=\"10\" loading=\"lazy\" referrerpolicy=\"no-referrer\"></p>"
    )
  }

  @Test func `a text that is too long is cut between words`() {
    let text = PageText(String(repeating: "word ", count: 1000), limit: 100)
    #expect(text.isCut)
    #expect(text.html.utf8.count < 120)
    #expect(text.html.hasSuffix("word…</p>"))
    #expect(!PageText("<p>short</p>").isCut)
  }

  @Test func `what no page may hold is left out`() {
    let noncharacters = String(
      String.UnicodeScalarView([0xFDD0, 0x1FFFE].compactMap(UnicodeScalar.init)))
    #expect(PageText("a\u{1}b\u{85}c" + noncharacters + "d").html == "<p>abcd</p>")
  }

  @Test(arguments: [
    ("https://a.example/[x]?y[0]=1", "https://a.example/%5Bx%5D?y%5B0%5D=1"),
    ("https://user:pass@a.example/", nil), ("https://a b/", nil), ("javascript:alert(1)", nil),
    ("https://пример.example:8080/ё", "https://пример.example:8080/%D1%91"),
    ("https://a.example:99999/", nil), ("https://-a.example/", nil),
  ])
  func `addresses are those of browsers`(address: String, expected: String?) {
    #expect(PageAddress(address)?.text == expected)
  }

  @Test(arguments: [
    ("en-UK", "en"), ("zh-Hant-TW", "zh-Hant"), ("pt_BR", "pt-BR"), ("iw", "he"), ("xx", nil),
    ("english", nil), ("", nil), ("sr-Latn", "sr-Latn"),
  ])
  func `languages are those that browsers know`(tag: String, expected: String?) {
    #expect(PageLanguage(tag)?.tag == expected)
  }
}
