import FeedModel
import XML

/// Reads OPML 1.0 and 2.0.
///
/// Liberal: names of elements and attributes count in any case, folders nest at will, broken XML
/// gives what can be saved. Addresses are given as they are written; relative ones are for the
/// caller to resolve.
public struct OPMLReader: Sendable {
  public init() {}

  /// The list in a document.
  ///
  /// Complexity: O(n) in the document's size.
  ///
  /// - Throws: ``OPMLError`` when the document is no OPML.
  public func read(_ bytes: [UInt8]) throws(OPMLError) -> OPML {
    let decoded = DocumentEncoding.decode(FetchedDocument(bytes: bytes))
    var (tree, report) = try tree(of: decoded.text, .strict, line: decoded.skippedLines)
    if !report.isWellFormed {
      let repaired = MarkupRepair.repaired(Array(decoded.text.bytes)).bytes
      (tree, _) = try self.tree(
        of: UTF8Text(repairing: repaired), .recovering, line: decoded.skippedLines)
    }
    let first = report.firstProblem
    let line = (first?.line ?? 1) + decoded.skippedLines
    guard let root = tree.root else {
      throw .malformed(line: line, first?.message ?? "no element")
    }
    guard root.isNamed("opml") else { throw .notOPML(root: root.name.local) }
    var opml = OPML(root: root)
    opml.isWellFormed = report.isWellFormed
    opml.warnings = tree.warnings
    if let first { opml.warnings.append("line \(line): \(first.message)") }
    return opml
  }

  private func tree(
    of text: UTF8Text, _ mode: XMLReadingMode, line: Int
  ) throws(OPMLError) -> (OPMLTreeReader, XMLReport) {
    do throws(XMLError) {
      var parser = XMLPushParser(handler: OPMLTreeReader(skippedLines: line))
      let report = try parser.parse(text, mode: mode)
      return (parser.handler, report)
    } catch .absurdStartTag(let place) {
      throw .malformed(line: place + line, "an absurdly long start tag")
    } catch {
      throw .malformed(line: 0, "out of memory")
    }
  }
}
