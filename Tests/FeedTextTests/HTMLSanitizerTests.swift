import FeedText
import FuzzTargets
import TestSupport
import Testing

struct HTMLSanitizerTests {
  let sanitizer = HTMLSanitizer(base: "https://base.example/folder/page")

  @Test func `no attack survives, and sanitising again changes nothing`() throws {
    let payloads = try Payloads.all()
    #expect(payloads.count > 500)
    for payload in payloads {
      let sanitised = sanitizer.sanitize(payload)
      #expect(HTMLDanger.first(in: sanitised) == nil, "\(payload)")
      #expect(sanitizer.sanitize(sanitised) == sanitised, "\(payload)")
    }
  }

  @Test func `retold markup has no address that leads elsewhere there`() {
    let html =
      "<a href=\"z\">a</a><a href=\"\">b</a><img srcset=\"x 1x, https://e.org/y 2x\" src=\"/z\">"
    #expect(
      HTMLSanitizer(base: nil, for: .retelling).sanitize(html)
        == "<a>a</a><a>b</a><img srcset=\"https://e.org/y 2x\">")
    #expect(
      HTMLSanitizer(base: "https://e.org/a/", for: .retelling).sanitize("<a href=\"z\">a</a>")
        == "<a href=\"https://e.org/a/z\">a</a>")
    #expect(HTMLSanitizer(base: nil).sanitize("<a href=\"z\">a</a>") == "<a href=\"z\">a</a>")
    let link = "<a href=\"#note\">a</a><a href=\"mailto:a@e.org\">b</a>"
    #expect(HTMLSanitizer(base: nil, for: .retelling).sanitize(link) == link)
  }

  @Test(arguments: Seed.several) func `no mixture of attacks survives`(seed: Seed) throws {
    var random = seed.generator
    let payloads = try Payloads.all()
    for _ in 0..<50 {
      let attack = mutation(of: payloads, using: &random)
      let sanitised = sanitizer.sanitize(attack)
      #expect(HTMLDanger.first(in: sanitised) == nil, "\(attack)")
      #expect(sanitizer.sanitize(sanitised) == sanitised, "\(attack)")
    }
  }

  /// Several payloads behind one another, with characters lost, put in and moved.
  private func mutation(of payloads: [String], using random: inout SplitMix) -> String {
    let count = Int.random(in: 1...4, using: &random)
    var text = Array(
      (0..<count).compactMap { _ in payloads.randomElement(using: &random) }.joined().unicodeScalars
    )
    let insertions = Array("<>\"'/=&! -;#\t\n\u{0}`?[]".unicodeScalars)
    for _ in 0..<Int.random(in: 0...6, using: &random) where !text.isEmpty {
      let place = Int.random(in: text.indices, using: &random)
      switch Int.random(in: 0...2, using: &random) {
      case 0: text.removeSubrange(place..<min(place + 3, text.count))
      case 1: text.insert(insertions.randomElement(using: &random) ?? " ", at: place)
      default:
        text.insert(contentsOf: text[place..<min(place + 10, text.count)], at: text.count / 2)
      }
    }
    return String(String.UnicodeScalarView(text))
  }

  @Test(arguments: [
    "plain text", "<b>bold</b>", "<p>a</p><p>b</p>", "<br>",
    "<img src=\"https://e.org/a.png\" alt=\"a\">",
    "<article><section><h1>a</h1></section></article>",
    "<figure><figcaption>a</figcaption></figure>",
    "<video controls=\"\" src=\"https://e.org/a.mp4\"><source src=\"https://e.org/b\"></video>",
    "<table border=\"1\"><thead><tr><th scope=\"col\">a</th></tr></thead></table>", "<tr>a</tr>",
    "<dl><dt>a</dt><dd>b</dd></dl>", "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "a &amp; b &lt; c &gt; d \"e\"",
    "<a href=\"https://e.org/?a=1&amp;b=2\" rel=\"nofollow\" title=\"a &quot;b&quot;\">c</a>",
    "<a href=\"mailto:a@e.org\">a</a>", "<span xml:lang=\"de\" lang=\"de\">a</span>",
    "<command></command>",
    "<span src=\"\" background=\"\" data=\"\"></span>",
    "<textarea rows=\"2\">a &lt;b&gt;</textarea>",
    "<img src=\"data:image/png;base64,AAAA\">", "<ruby>漢<rt>kan</rt></ruby>",
    "<m></m><multicol></multicol>",
    "<blockquote cite=\"https://e.org/\">a</blockquote>", "<pre>a\n  b</pre>", "<em>ä</em> 日本語 😀",
  ])
  func `what is harmless stays as it is`(html: String) { #expect(sanitizer.sanitize(html) == html) }

  @Test(arguments: [
    ("<script>a</script>b", "b"), ("a<style>b</style>c", "ac"), ("<iframe src=x>a</iframe>b", "ab"),
    ("a<blink>b</blink>", "ab"), ("<body><p>a</body>", "<p>a</p>"),
    ("<font color=red>a</font>", "<font color=\"red\">a</font>"),
    ("<meta x>a<link y>b<base z>c", "abc"), ("a<!-- b -->c<![CDATA[d]]>e<?f?>g<!h>i", "acegi"),
    ("<b style='color:red' class=x>a</b>", "<b class=\"x\">a</b>"),
    ("<B TITLE=x>a</B>", "<b title=\"x\">a</b>"),
    (
      "<form action=/x method=post><input name=q></form>",
      "<form method=\"post\"><input name=\"q\"></form>"
    ),
    ("<form action>a</form>", "<form>a</form>"), ("a<object>b<p>c", "ab<p>c</p>"),
    ("a<noscript>b</noscript>c", "ac"), ("<!DOCTYPE ~", "&lt;!DOCTYPE ~"),
    ("a\u{0}b\u{1}c\u{FFFE}d", "abcd"),
    ("<a/>b<div/>c", "<a></a>b<div></div>c"), ("<br></br>a</br>", "<br>a<br>"),
    ("<embed src=x>a", "a"),
  ])
  func `what is not harmless goes`(html: String, sanitised: String) {
    #expect(sanitizer.sanitize(html) == sanitised)
  }

  private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">"
  private static let math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">"

  @Test(arguments: [
    (
      "<svg><title>a</title><circle r=1 /></svg>",
      svg + "<title>a</title><circle r=\"1\"></circle></svg>"
    ),
    (
      "<math><mrow xlink:href='/a'><mi>x</mi></mrow></math>",
      math
        + "<mrow xlink:href=\"https://base.example/a\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><mi>x</mi></mrow></math>"
    ),
    ("<circle r=1>a<mi>b</mi>", "ab"), ("<svg><mi>a</mi></svg>", svg + "a</svg>"),
    ("<svg><g><p>a</p></g></svg>b", svg + "<g></g></svg><p>a</p>b"),
    ("<math><mi><img src=x:y><script>a</script></mi></math>", math + "<mi></mi></math><img>"),
    (
      "<svg onload=a><use href=b /><a xlink:href='javascript:c'>d</a></svg>", svg + "</svg><a>d</a>"
    ),
    (
      "<svg><rect fill='url(http://e.org/)' stroke='url(#a)'/></svg>",
      svg + "<rect stroke=\"url(#a)\"></rect></svg>"
    ),
    (
      "<svg><rect fill='u/**/rl(x)' x='\\75rl(x)' y='1'/></svg>",
      svg + "<rect y=\"1\"></rect></svg>"
    ),
    (
      "<svg><title><img src=x onerror=y></title></svg>",
      svg + "<title>&lt;img src=x onerror=y&gt;</title></svg>"
    ),
    (
      "<math><semantics><mi>a</mi><annotation>b</annotation></semantics></math>",
      math + "<semantics><mi>a</mi></semantics></math>"
    ),
  ])
  func `drawings and formulas stay, by themselves`(html: String, sanitised: String) {
    #expect(sanitizer.sanitize(html) == sanitised)
    #expect(sanitizer.sanitize(sanitised) == sanitised)
  }

  @Test(arguments: [
    ("<a href=x>", "<a href=\"https://base.example/folder/x\"></a>"),
    ("<a href='#a'>", "<a href=\"https://base.example/folder/page#a\"></a>"),
    ("<img src=//e.org/a.png>", "<img src=\"https://e.org/a.png\">"),
    (
      "<img srcset='a 1x,b 2x, javascript:c 3x'>",
      "<img srcset=\"https://base.example/folder/a 1x, https://base.example/folder/b 2x\">"
    ),
    ("<q cite=/a>b</q>", "<q cite=\"https://base.example/a\">b</q>"),
    ("<video poster=a></video>", "<video poster=\"https://base.example/folder/a\"></video>"),
  ])
  func `addresses are resolved against the base`(html: String, sanitised: String) {
    #expect(sanitizer.sanitize(html) == sanitised)
  }

  @Test func `without a base relative addresses stay relative`() {
    #expect(HTMLSanitizer(base: nil).sanitize("<a href=a/b>c</a>") == "<a href=\"a/b\">c</a>")
    #expect(
      HTMLSanitizer(base: "javascript:x").sanitize("<a href=a>c</a>") == "<a href=\"a\">c</a>")
  }

  @Test(arguments: ["w:/a/", "ms-msdt:/a", "x-unknown://a/"])
  func `a base of an unknown scheme carries no address to it`(base: String) {
    let html = "<a href=b>c</a><a href=https://e.org/>d</a><img srcset='e 2x'>"
    #expect(
      HTMLSanitizer(base: base).sanitize(html)
        == "<a>c</a><a href=\"https://e.org/\">d</a><img>")
  }

  @Test(arguments: [
    "<b>", "<div>", "<table><tr><td>", "<ul><li>", "<a>", "<object>", "<p><b>", "<svg>",
  ])
  func `nesting has a limit and the text survives it`(tag: String) {
    let sanitised = sanitizer.sanitize(String(repeating: tag, count: 2_000) + "text")
    #expect(HTMLText.plainText(of: sanitised) == "text")
    #expect(sanitizer.sanitize(sanitised) == sanitised)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "<b>", "</i>", "<div><p>", "<!", "<!--", "<![CDATA[>", "</ ", "<object><svg>", "<script>",
      "</scrip",
      "&", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "<a x=\"", "<a a b c d=", "<table><td>",
      "-->",
    ])
  func `no text takes more than linear time`(piece: String) {
    let hostile = String(repeating: piece, count: 40_000 / piece.utf8.count)
    let sanitised = sanitizer.sanitize("<p " + hostile + ">a</p>" + hostile)
    #expect(HTMLDanger.first(in: sanitised) == nil)
  }
}
