// newsfold-bench FOLDER [READER [DOCUMENT [CALLS]]]: writes the feeds into FOLDER for others to read too, and
// prints a line of JSON a figure: {"reader":…,"document":…,"bytes":…,"entries":…,"seconds":…}.
import CRawSAX
import FeedModel
import FeedParsing
import FeedText
import Foundation

let sizes = [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("20 MB", 20_000_000)]
guard CommandLine.arguments.count >= 2, let feed = FeedURL("https://example.org/feed") else {
  fatalError("usage: newsfold-bench FOLDER [READER]")
}
let folder = CommandLine.arguments[1]
let only = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : nil
let onlyDocument = CommandLine.arguments.count > 3 ? CommandLine.arguments[3] : nil
let calls = CommandLine.arguments.count > 4 ? Int(CommandLine.arguments[4]) : nil

func report(_ reader: String, _ document: String, _ bytes: Int, entries: Int, _ seconds: Double) {
  print(
    "{\"reader\":\"\(reader)\",\"document\":\"\(document)\",\"bytes\":\(bytes),"
      + "\"entries\":\(entries),\"seconds\":\(seconds)}")
  fflush(nil)
}

func measure(_ name: String, _ bytes: [UInt8]) {
  guard onlyDocument == nil || onlyDocument == name else { return }
  let document = FetchedDocument(bytes: bytes, url: feed.rawValue, contentType: "application/xml")
  let readers = [
    ("newsfold, no sanitising", FeedParser(sanitizes: false)), ("newsfold", FeedParser()),
  ]
  if only == nil || only == "libxml2" {
    let seconds = bytes.withUnsafeBytes { all in
      secondsPerCall(calls: calls) {
        let text = all.bindMemory(to: CChar.self)
        precondition(raw_sax_parse(text.baseAddress, text.count) > 0, "the corpus is well-formed")
      }
    }
    report("libxml2", name, bytes.count, entries: 0, seconds)
  }
  for (reader, parser) in readers where only == nil || only == reader {
    let entries = (try? parser.parse(document, feed: feed))?.entries.count ?? 0
    let seconds = secondsPerCall(calls: calls) { _ = try? parser.parse(document, feed: feed) }
    report(reader, name, bytes.count, entries: entries, seconds)
  }
}

var corpus = Corpus()
for (label, size) in sizes {
  for kind in ["RSS", "Atom"] {
    let name = "\(kind) \(label)"
    let file = URL(filePath: "\(folder)/\(name.replacingOccurrences(of: " ", with: "-")).xml")
    if let bytes = try? Data(contentsOf: file) {
      measure(name, Array(bytes))
    } else {
      let bytes = kind == "RSS" ? corpus.rss(bytes: size) : corpus.atom(bytes: size)
      try Data(bytes).write(to: file)
      measure(name, bytes)
    }
  }
}
if only == nil || only == "sanitiser" {
  let bodies = (0..<200).map { _ in corpus.body(bytes: 2_000) }
  let count = bodies.reduce(0) { $0 + $1.utf8.count }
  let sanitizer = HTMLSanitizer(base: "https://example.org/")
  report(
    "sanitiser", "HTML 2 kB", count, entries: bodies.count,
    secondsPerCall(calls: calls) { for body in bodies { _ = sanitizer.sanitize(body) } })
  report(
    "plain text", "HTML 2 kB", count, entries: bodies.count,
    secondsPerCall(calls: calls) { for body in bodies { _ = HTMLText.plainText(of: body) } })
}
