import FeedText
import Testing

struct HTMLTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("  a \n\t b  ", "a b"), ("a&nbsp;&nbsp;b", "a b"), ("a\u{A0}b", "a b"),
    ("<p>a</p><p>b</p>", "ab"), ("<p>a</p> <p>b</p>", "a b"), ("a<!-- x -->b", "ab"),
    ("a<script>x</script>b", "ab"), ("a<style>x</style>b", "ab"),
    ("a<svg><text>x</text></svg>b", "axb"),
    ("<b title='a > b'>x</b>", "x"), ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"), ("I <3 you", "I <3 you"),
    ("a &amp;lt; b", "a &lt; b"), ("&lt;b&gt;", "<b>"), ("caf&eacute;", "café"),
    ("<br/>a<br>", "a"),
    ("a<?php x ?>b<!DOCTYPE html>c<![CDATA[d]]>e", "abce"), ("<!DOCTYPE ~", "<!DOCTYPE ~"),
    ("<unknown>a</unknown>", "a"), ("", ""), ("\u{0}a\u{1}b", "ab"),
    ("<textarea>&lt;a></textarea>", "<a>"),
    ("<title>a</title>b", "ab"), ("a<object>b", "ab"), ("a<object>b</object>c", "ac"),
  ])
  func `plain text is what markup holds`(html: String, text: String) {
    #expect(HTMLText.plainText(of: html) == text)
  }

  @Test(arguments: [
    ("<p>a</p><p>b</p>", "a b"), ("a<br>b", "a b"), ("<ul><li>a<li>b</ul>c", "a b c"),
    ("<td>a</td><td>b</td>", "a b"), ("<h1>a</h1>b", "a b"), ("a<b>b</b>c", "abc"),
    ("a<img alt=x>b", "a b"), ("<div><div>a</div></div>", "a"),
  ])
  func `blocks part words in readable text`(html: String, text: String) {
    #expect(HTMLText.readableText(of: html) == text)
  }

  @Test(arguments: [
    ("&amp;", "&"), ("&AMP", "&"), ("&lt&gt;", "<>"), ("&eacute;&Eacute;", "éÉ"), ("&hellip;", "…"),
    ("&notin;&notit;", "∉¬it;"), ("&#233;&#xE9;&#XE9", "ééé"), ("&#8217;", "’"),
    ("&#146;&#x80;&#150;", "’€–"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#x110000;", "\u{FFFD}"), ("&#99999999999;", "\u{FFFD}"), ("&#1;", ""),
    ("&#xFFFE;", "\u{FFFD}"),
    ("&", "&"), ("& ", "& "), ("&;", "&;"), ("&#;", "&#;"), ("&#x;", "&#x;"),
    ("&unknown;", "&unknown;"),
    ("AT&T", "AT&T"), ("&amp;amp;", "&amp;"), ("&NotEqualTilde;", "≂̸"),
    ("&apos;&colon;&Tab;", "':\t"),
    ("&CounterClockwiseContourIntegral;", "∳"), ("a & b &copy 2024", "a & b © 2024"),
    ("&nbsp;", "\u{A0}"),
  ])
  func `references decode as in browsers`(text: String, decoded: String) {
    #expect(HTMLText.decodeReferences(text) == decoded)
  }

  @Test func `plain text of sanitised markup is plain text of the markup`() throws {
    for payload in try Payloads.all() {
      let sanitised = HTMLSanitizer(base: nil).sanitize(payload)
      #expect(HTMLText.plainText(of: sanitised) == HTMLText.plainText(of: payload), "\(payload)")
    }
  }
}
