import FeedModel
import XML

/// A feed in XML: read strictly, and once more liberally if it is not well-formed.
struct XMLFeed {
  let document: FetchedDocument
  let feed: FeedURL
  let sanitizes: Bool

  func parse(_ decoded: DecodedDocument) throws(FeedParsingError) -> ParsedFeed {
    let (reader, report) = try read(decoded.text, mode: .strict)
    if report.isWellFormed { return try result(of: reader, report, decoded) }
    let repaired = MarkupRepair.repaired(Array(decoded.text.bytes))
    var (second, secondReport) = try read(
      UTF8Text(repairing: repaired.bytes), mode: .recovering)
    secondReport.problems = report.problems
    secondReport.isWellFormed = false
    secondReport.isComplete = !repaired.wasCut
    return try result(of: second, secondReport, decoded)
  }

  private func read(
    _ text: UTF8Text, mode: XMLReadingMode
  ) throws(FeedParsingError) -> (DocumentReader, XMLReport) {
    do throws(XMLError) {
      let context = DocumentContext(feed: feed, sanitizes: sanitizes)
      var parser = XMLPushParser(
        handler: DocumentReader(document: context, base: document.url))
      let report = try parser.parse(text, mode: mode)
      return (parser.handler, report)
    } catch .absurdStartTag(let line) {
      throw .tooLarge(line: line, "a start tag")
    } catch {
      throw .malformed(line: 0, "out of memory")
    }
  }

  private func result(
    of reader: DocumentReader, _ report: XMLReport, _ decoded: DecodedDocument
  ) throws(FeedParsingError) -> ParsedFeed {
    guard let draft = reader.draft else {
      if let root = reader.root { throw .notAFeed(looksLike: Self.words(forRoot: root)) }
      let problem = report.firstProblem
      throw .malformed(
        line: (problem?.line ?? 1) + decoded.skippedLines, problem?.message ?? "no element")
    }
    var parsed = ParsedFeed(format: reader.document.format, encoding: decoded.encoding)
    (parsed.feed, parsed.entries) = draft.value.finish(
      language: document.contentLanguage?.trimmed)
    parsed.warnings = reader.document.warnings
    for problem in report.problems {
      parsed.warnings.append("line \(problem.line + decoded.skippedLines): \(problem.message)")
    }
    parsed.isBroken = !report.isWellFormed || report.usesUndeclaredEntities
    parsed.isComplete = report.isComplete
    return parsed
  }

  /// What a document with a root element is, in words.
  private static func words(forRoot root: String) -> String {
    switch root.lowercased() {
    case "html": "a web page (newsfold feeds add finds the feeds it links to)"
    case "opml": "a list of feeds, OPML (newsfold feeds import takes it)"
    case "urlset", "sitemapindex": "a sitemap"
    case "svg": "a drawing, SVG"
    default: "XML of another kind, <\(root)>"
    }
  }
}
