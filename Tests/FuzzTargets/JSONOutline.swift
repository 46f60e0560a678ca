import FeedModel
import Foundation

/// As much of a JSON Feed document as is needed to see that it is one.
struct JSONOutline: Decodable {
  let version: String
  let title: String
  let items: [Item]

  /// An item, of which only the id always is there.
  struct Item: Decodable {
    let id: String
  }

  /// The bytes are JSON in UTF-8 without control characters, and hold all entries.
  static func check(_ bytes: [UInt8], of parsed: ParsedFeed) throws {
    try expect(String(validating: bytes, as: UTF8.self) != nil, "the JSON is no UTF-8")
    try expect(!bytes.contains { $0 < 0x20 }, "a control character stands in the JSON")
    let outline: JSONOutline
    do {
      outline = try JSONDecoder().decode(JSONOutline.self, from: Data(bytes))
    } catch {
      throw FuzzFinding("the JSON cannot be read: \(error)")
    }
    try expect(
      outline.items.count == parsed.entries.count,
      "of \(parsed.entries.count) entries \(outline.items.count) are in the JSON")
  }
}
