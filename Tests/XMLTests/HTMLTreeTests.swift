import Testing
import XML

struct HTMLTreeTests {
  /// A tree in short: `p(a b(c))`.
  private func outline(_ html: String) -> String { outline(HTMLTree(html).nodes) }

  private func outline(_ nodes: [HTMLNode]) -> String {
    nodes.map { node in
      switch node {
      case .text(let text): text
      case .comment(let text): "!\(text)!"
      case .element(let element):
        element.children.isEmpty ? element.name : "\(element.name)(\(outline(element.children)))"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("<p>a<p>b", "p(a) p(b)"), ("<p>a<div>b</div>", "p(a) div(b)"),
    ("<ul><li>a<li>b</ul>c", "ul(li(a) li(b)) c"),
    ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(a ul(li(b))) li(c))"),
    ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
    ("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a) td(b)) tr(td(c))) d"),
    ("<table><tbody><tr><td>a<tbody><tr><th>b", "table(tbody(tr(td(a))) tbody(tr(th(b))))"),
    ("<table><td><table><td>a</table>b", "table(td(table(td(a)) b))"),
    ("<select><option>a<option>b</select>", "select(option(a) option(b))"),
    ("<h1>a<h2>b", "h1(a) h2(b)"), ("<a>a<a>b", "a(a) a(b)"),
    ("a<br>b</br>c<br></br>d", "a br b br c br d"),
    ("<b><i>a</b>b</i>", "b(i(a)) b"), ("<div><b>a</div>b", "div(b(a)) b"),
    ("<div>a</b></p></div>b", "div(a) b"),
    ("<p>a<table><td><p>b</table>c", "p(a) table(td(p(b))) c"),
    ("<article><video><unknown>a", "article(video(unknown(a)))"),
  ])
  func `end tags that are missing are implied`(html: String, tree: String) {
    #expect(outline(html) == tree)
  }

  @Test(arguments: [
    ("<script>a<b>c</script>d", "script(a<b>c) d"), ("<style><!--</style>a", "style(<!--) a"),
    ("<textarea><b>&lt;</textarea>", "textarea(<b><)"),
    ("<title>a&amp;<b></title>c", "title(a&<b>) c"),
    ("<xmp>&lt;</xmp>", "xmp(&lt;)"), ("<plaintext>a</plaintext>", "plaintext(a</plaintext>)"),
    ("<script>a</scripty></SCRIPT >b", "script(a</scripty>) b"), ("<script>", "script"),
    ("<script/>a", "script a"),
  ])
  func `raw text goes to its own end tag`(html: String, tree: String) {
    #expect(outline(html) == tree)
  }

  @Test(arguments: [
    ("a<!--b-->c", "a !b! c"), ("<!-->a", "!! a"), ("<!--->a", "!! a"), ("<!--a--!>b", "!a! b"),
    ("<!--a", "!a!"), ("<!---->a", "!! a"),
    ("<!DOCTYPE html>a<?b?>c</>d</ e>f<![CDATA[<g>]]>h", "acdfh"),
    ("a<!b", "a<!b"), ("a < b <3 <", "a < b <3 <"), ("a</", "a</"), ("a<b c='>", "a"),
    ("a</b", "a"),
  ])
  func `comments and declarations end where browsers end them`(html: String, tree: String) {
    #expect(outline(html) == tree)
  }

  @Test(arguments: [
    ("<a b=c>", ["b=c"]), ("<a b='c d' e=\"f\">", ["b=c d", "e=f"]), ("<a B=C b=d>", ["b=C"]),
    ("<a b c=>", ["b=", "c="]),
    ("<a/b/c=d/e>", ["b=", "c=d/e"]), ("<a =b>", ["=b="]),
    ("<a b=c&amp;d&copy=1&lt>", ["b=c&d&copy=1<"]),
    ("<a b\u{0}c=d\u{1}e>", ["bc=de"]), ("<a\nb\n=\n'c'>", ["b=c"]),
    ("<a b=\"c\"d=e>", ["b=c", "d=e"]), ("<a b=`c`>", ["b=`c`"]),
  ])
  func `attributes are read as browsers read them`(html: String, attributes: [String]) {
    guard case .element(let element)? = HTMLTree(html).nodes.first else {
      Issue.record("no element")
      return
    }
    #expect(element.attributes.map { "\($0.name)=\($0.value)" } == attributes)
  }

  @Test func `an attribute is found by its name`() {
    guard case .element(let element)? = HTMLTree("<a href='b'>").nodes.first else { return }
    #expect(element.attribute("href") == "b")
    #expect(element.attribute("title") == nil)
  }

  @Test func `elements nest to a limit and no deeper`() {
    var nodes = HTMLTree(String(repeating: "<b>", count: 100_000) + "a").nodes
    var depth = 0
    while case .element(let element)? = nodes.first {
      depth += 1
      nodes = element.children
    }
    #expect(depth == HTMLBalancer.deepest)
    #expect(nodes == [.text("a")])
  }

  @Test func `a tag has no more than 256 attributes`() {
    let attributes = (0..<100_000).map { "a\($0)=b" }.joined(separator: " ")
    guard case .element(let element)? = HTMLTree("<a \(attributes)>").nodes.first else { return }
    #expect(element.attributes.count == 256)
  }
}
