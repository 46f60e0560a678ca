import FeedModel
import XML

/// A feed in XML: read strictly, and once more liberally if it is not well-formed.
struct XMLFeed {
  let document: FetchedDocument
  let feed: FeedURL

  func parse(_ decoded: DecodedDocument) throws(FeedParsingError) -> ParsedFeed {
    let (reader, report) = try read(decoded.bytes, mode: .strict)
    if report.isWellFormed { return try result(of: reader, report, decoded) }
    let repaired = MarkupRepair.repaired(decoded.bytes)
    var (second, secondReport) = try read(repaired.bytes, mode: .recovering)
    secondReport.problems = report.problems
    secondReport.isWellFormed = false
    secondReport.isComplete = !repaired.wasCut
    return try result(of: second, secondReport, decoded)
  }

  private func read(
    _ bytes: [UInt8], mode: XMLPushParser.Mode
  ) throws(FeedParsingError) -> (DocumentReader, XMLReport) {
    let reader = DocumentReader(document: DocumentContext(feed: feed), base: document.url)
    do throws(XMLError) {
      return (reader, try XMLPushParser(handler: reader).parse(bytes, mode: mode))
    } catch .absurdStartTag(let line) {
      throw .tooLarge(line: line, "a start tag")
    } catch {
      throw .malformed(line: 0, "out of memory")
    }
  }

  private func result(
    of reader: DocumentReader, _ report: XMLReport, _ decoded: DecodedDocument
  ) throws(FeedParsingError) -> ParsedFeed {
    guard let draft = reader.draft?.value else {
      if let root = reader.root { throw .notAFeed(looksLike: root) }
      let problem = report.firstProblem
      throw .malformed(
        line: (problem?.line ?? 1) + decoded.skippedLines, problem?.message ?? "no element")
    }
    var parsed = ParsedFeed(format: reader.document.format, encoding: decoded.encoding)
    (parsed.feed, parsed.entries) = draft.finished(language: document.contentLanguage?.trimmed)
    parsed.warnings = reader.document.warnings
    for problem in report.problems {
      parsed.warnings.append("line \(problem.line + decoded.skippedLines): \(problem.message)")
    }
    parsed.isBroken = !report.isWellFormed
    parsed.isComplete = report.isComplete
    return parsed
  }
}
