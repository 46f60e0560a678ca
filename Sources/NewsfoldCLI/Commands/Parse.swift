import ArgumentParser
import FeedModel
import FeedParsing
import Foundation

/// `newsfold parse`: one feed as JSON Feed 1.1.
struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a feed as JSON Feed 1.1.",
    discussion: """
      Reads RSS, Atom or JSON Feed from a file and prints one JSON Feed document; what JSON Feed has \
      no word for stands under _newsfold. Nothing is fetched.

      With --batch or --batch-list, prints one line for each file: {"file":…,"feed":{…}}, or \
      {"file":…,"error":"…"} for one that is no feed.

      Exit status: 0 with a document, 1 when the input is no feed.
      """)

  @Argument(help: "The file to read; - for standard input.")
  var file: String?

  @Option(help: "The address the feed came from: the base of relative addresses.")
  var url: String?

  @Option(help: "The HTTP Content-Type it came with.")
  var contentType: String?

  @Option(help: "The HTTP Content-Language it came with.")
  var contentLanguage: String?

  @Option(help: "Read every file of a folder.")
  var batch: String?

  @Option(
    help: """
      Read the files of a list: one JSON object a line with file, url, content_type and \
      content_language.
      """)
  var batchList: String?

  func validate() throws {
    let given = [file, batch, batchList].compactMap(\.self).count
    guard given == 1 else {
      throw ValidationError("Name one FILE, or --batch DIR, or --batch-list LIST.")
    }
  }

  func run() throws {
    if let batch {
      let names = try FileManager.default.contentsOfDirectory(atPath: batch).sorted()
      for name in names { printLine(Request(file: batch + "/" + name)) }
    } else if let batchList {
      let list = try InputFile(batchList).text()
      for line in list.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
        printLine(try JSONDecoder().decode(Request.self, from: Data(line.utf8)))
      }
    } else if let file {
      try printDocument(of: file)
    }
  }
}

extension Parse {
  /// One file to read, with what a server would have said of it.
  private struct Request: Decodable {
    var file: String
    var url: String?
    var contentType: String?
    var contentLanguage: String?

    private enum CodingKeys: String, CodingKey {
      case file, url
      case contentType = "content_type"
      case contentLanguage = "content_language"
    }
  }

  private func printDocument(of file: String) throws {
    let request = Request(file: file)
    do {
      try parsed(request).write(to: Terminal.put)
      Terminal.put([0x0A])
    } catch let error as FeedParsingError {
      throw CommandFailure(.failed, "\(file): \(error.words)")
    }
  }

  private func printLine(_ request: Request) {
    Terminal.put(Array("{\"file\":\(Self.quoted(request.file)),".utf8))
    do {
      let document = try parsed(request)
      Terminal.put(Array("\"feed\":".utf8))
      document.write(to: Terminal.put)
    } catch {
      Terminal.put(Array("\"error\":\(Self.quoted(Self.message(for: error)))".utf8))
    }
    Terminal.put(Array("}\n".utf8))
  }

  private func parsed(_ request: Request) throws -> JSONFeedDocument {
    let url = request.url ?? url
    let document = FetchedDocument(
      bytes: try InputFile(request.file).bytes(), url: url,
      contentType: request.contentType ?? contentType,
      contentLanguage: request.contentLanguage ?? contentLanguage)
    let name = url ?? "file:" + (request.file == "-" ? "standard input" : request.file)
    guard let feed = FeedURL(name) else { throw ValidationError("No address: \(name)") }
    return JSONFeedDocument(try FeedParser().parse(document, feed: feed))
  }

  private static func quoted(_ text: String) -> String {
    (try? JSONOutput.text(of: text)) ?? "\"\""
  }

  private static func message(for error: any Error) -> String {
    if let failure = error as? CommandFailure { return failure.message }
    return (error as? FeedParsingError)?.words ?? "\(error)"
  }
}
