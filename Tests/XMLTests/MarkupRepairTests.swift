import Testing
import XML

struct MarkupRepairTests {
  private func repaired(_ text: String) -> String {
    String(decoding: MarkupRepair.repaired(Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<a>AT&T &amp; &eacute;</a>", "<a>AT&#38;T &#38; &#233;</a>"),
    ("<a><b>x</a>", "<a><b>x</b></a>"),
    ("<a>x</b></a>", "<a>x</a>"),
    ("<a b=c d e='1<2'>x</a>", "<a b=\"c\" d=\"d\" e=\"1&#60;2\">x</a>"),
    ("<a>1 < 2</a>", "<a>1 &#60; 2</a>"),
    ("<a>x\u{1}y&#1;z&#X41;</a>", "<a>xyz&#65;</a>"),
    ("junk<a>x</a><b>y</b>", "<a>x</a>"),
    ("<a><!-- -- --><?php x ?>y</a>", "<a>y</a>"),
    ("<a><![CDATA[x", "<a><![CDATA[x]]></a>"),
    ("<a><item><t>1<item>2</item></a>", "<a><item><t>1</t></item><item>2</item></a>"),
    ("<a x='1' x='2'/>", "<a x=\"1\"/>"),
  ]) func `broken markup is mended`(broken: String, mended: String) {
    #expect(repaired(broken) == mended)
  }

  @Test func `a document that was cut is said to be cut`() {
    #expect(MarkupRepair.repaired(Array("<a><b>x".utf8)).wasCut)
    #expect(MarkupRepair.repaired(Array("<a>x</a".utf8)).wasCut)
    #expect(!MarkupRepair.repaired(Array("<a>x & y</a>".utf8)).wasCut)
  }
}
