import FeedModel
import XML

extension FuzzTarget {
  /// Encodings: the first line names one, what follows is in it, or is not.
  static let charset = FuzzTarget("charset") { bytes in
    let line = bytes.prefix { $0 != 0x0A }
    let name = String(decoding: line, as: UTF8.self)
    let text = Array(bytes.dropFirst(line.count + 1))
    if let result = Transcoder.utf8(from: text, encoding: name) {
      try expect(
        String(validating: result.utf8, as: UTF8.self) != nil, "\(name) becomes no UTF-8")
    }
    let type = "application/xml; charset=\(name)"
    try FeedProperties().check(FetchedDocument(bytes: text, contentType: type))
    try FeedProperties().check(FetchedDocument(bytes: feed(around: text), contentType: type))
    try FeedProperties().check(FetchedDocument(bytes: feed(around: text, declaring: name)))
  }

  /// A feed in ASCII with a title of these bytes.
  private static func feed(around title: [UInt8], declaring name: String? = nil) -> [UInt8] {
    let declaration = name.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
    return Array("\(declaration)<rss><channel><title>".utf8) + title
      + Array("</title><item><title>".utf8) + title
      + Array("</title></item></channel></rss>".utf8)
  }
}
