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
    var (tree, report) = try tree(of: decoded.bytes, .strict, line: decoded.skippedLines)
    if !report.isWellFormed {
      let repaired = MarkupRepair.repaired(decoded.bytes).bytes
      (tree, _) = try self.tree(of: repaired, .recovering, line: decoded.skippedLines)
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

  /// The tree of a document, which is read twice: first to learn which elements hold others.
  private func tree(
    of bytes: [UInt8], _ mode: XMLPushParser.Mode, line: Int
  ) throws(OPMLError) -> (OPMLTreeReader, XMLReport) {
    let shape = OPMLShapeReader()
    do throws(XMLError) {
      let isWhole = try XMLPushParser(handler: shape).parse(bytes, mode: mode).isWellFormed
      let reader = OPMLTreeReader(
        parents: shape.parents, comments: isWhole ? OPMLComments(of: bytes) : OPMLComments(),
        skippedLines: line)
      return (reader, try XMLPushParser(handler: reader).parse(bytes, mode: mode))
    } catch .absurdStartTag(let place) {
      throw .malformed(line: place + line, "an absurdly long start tag")
    } catch {
      throw .malformed(line: 0, "out of memory")
    }
  }
}
