import Testing
import XML

/// Writes down what it is told.
final class Recorder: XMLHandler {
  var wanted: (String) -> XMLContent
  var lines: [String] = []
  private var open: [String] = []

  init(wanted: @escaping (String) -> XMLContent) { self.wanted = wanted }

  func start(_ element: XMLElement) -> XMLContent {
    let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
    lines.append("<\(element.name)\(attributes)")
    open.append(element.name.description)
    return wanted(element.name.local)
  }

  func end(content: String, hasElements: Bool) {
    let name = open.popLast() ?? ""
    lines.append(">\(name) \(content)")
  }
}

struct XMLPushParserTests {
  private func read(
    _ text: String, as leaf: XMLContent = .text, mode: XMLReadingMode = .strict
  ) throws -> (lines: [String], report: XMLReport) {
    let recorder = Recorder { $0 == "a" ? .children : leaf }
    var parser = XMLPushParser(handler: recorder)
    let report = try parser.parse(UTF8Text(repairing: Array(text.utf8)), mode: mode)
    return (recorder.lines, report)
  }

  @Test func `elements arrive with their attributes and text`() throws {
    let (lines, report) = try read("<a x='1'><b y=\"&lt;&amp;2\">t&amp;<![CDATA[<u>]]></b></a>")
    #expect(lines == ["<a x=1", "<b y=<&2", ">b t&<u>", ">a "])
    #expect(report.isWellFormed && report.isComplete)
  }

  @Test func `names know their namespace`() throws {
    let recorder = Recorder { _ in .children }
    var parser = XMLPushParser(handler: recorder)
    _ = try parser.parse(
      UTF8Text(repairing: Array("<p:a xmlns:p='urn:x'/>".utf8)), mode: .strict)
    #expect(recorder.lines == ["<p:a", ">p:a "])
  }

  @Test func `markup is written as HTML without prefixes`() throws {
    let text = "<a><b xmlns:h='urn:h'><h:p class='x&quot;'>1 &lt; 2<h:br/></h:p></b></a>"
    let (lines, _) = try read(text, as: .markup)
    #expect(lines.contains(">b <p class=\"x&quot;\">1 &lt; 2<br></p>"))
  }

  @Test func `text becomes markup at the first element in it`() throws {
    #expect(try read("<a><b>1 &lt; 2</b></a>", as: .textOrMarkup).lines.contains(">b 1 < 2"))
    #expect(
      try read("<a><b>1 &lt; <i>2</i></b></a>", as: .textOrMarkup).lines
        .contains(">b 1 &lt; <i>2</i>"))
  }

  @Test func `entities of HTML are known undeclared, in text and attributes`() throws {
    let (lines, report) = try read("<!DOCTYPE a><a><b c='&eacute;'>x&nbsp;&mdash;</b></a>")
    #expect(lines.contains("<b c=é") && lines.contains(">b x\u{A0}—"))
    #expect(report.isWellFormed)
  }

  @Test func `a simple entity of the document is read`() throws {
    let (lines, _) = try read("<!DOCTYPE a [<!ENTITY me 'Ada'>]><a><b c='&me;'>&me;</b></a>")
    #expect(lines.contains("<b c=Ada") && lines.contains(">b Ada"))
  }

  @Test func `entities made of entities do nothing`() throws {
    var declarations = "<!ENTITY l0 'lol'>"
    for level in 1...9 {
      let ten = String(repeating: "&l\(level - 1);", count: 10)
      declarations += "<!ENTITY l\(level) '\(ten)'>"
    }
    let (lines, _) = try read(
      "<!DOCTYPE a [\(declarations)]><a><b>&l9;</b></a>", mode: .recovering)
    #expect(lines.joined().utf8.count < 1000)
  }

  @Test func `external entities are not loaded`() throws {
    let text = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a><b>[&x;]</b></a>"
    let (lines, _) = try read(text, mode: .recovering)
    #expect(!lines.contains { $0.hasPrefix(">b [") && $0 != ">b []" && $0 != ">b [" })
  }

  @Test func `a flood of attributes is refused`() {
    let attributes = (0..<200_000).map { " a\($0)=''" }.joined()
    #expect(throws: XMLError.absurdStartTag(line: 2)) { try read("<a>\n<b\(attributes)/></a>") }
  }

  @Test func `many attributes in a CDATA section are none`() throws {
    let text = "<b" + String(repeating: " x=''", count: 1000) + ">"
    #expect(try read("<a><b><![CDATA[\(text)]]></b></a>").lines.contains(">b \(text)"))
  }

  @Test func `what is still open at the end is ended`() throws {
    let (lines, report) = try read("<a><b>half", mode: .recovering)
    #expect(lines == ["<a", "<b", ">b half", ">a "])
    #expect(!report.isComplete && !report.isWellFormed)
  }

  @Test func `the problem is told with its line`() throws {
    let (_, report) = try read("<a>\n<b>x & y</b></a>")
    #expect(report.firstProblem?.line == 2)
  }

  @Test func `deep nesting ends the reading, not the program`() throws {
    let text = String(repeating: "<a>", count: 100_000)
    let (_, report) = try read(text, mode: .recovering)
    #expect(!report.isWellFormed)
  }
}
