import FeedModel

/// A short list of short records in one column: a line a record, a tab between its fields.
///
/// Nearly every entry has authors, categories or a picture; as JSON their reading and writing would
/// cost more than all the rest of the entry. A field that is missing is written as nothing, fields
/// missing at a record's end are not written at all.
enum Records {
  /// The text of a list; nil where the list is empty, or holds what cannot be written so: an empty
  /// field, or one with a tab, a line break or a NUL.
  static func write(_ records: [[String?]]) -> String? {
    guard !records.isEmpty else { return nil }
    var text = ""
    for (place, record) in records.enumerated() {
      if place > 0 { text += "\n" }
      let last = record.lastIndex { $0 != nil } ?? -1
      for index in 0..<(last + 1) {
        if index > 0 { text += "\t" }
        guard let field = record[index] else { continue }
        guard isWritable(field) else { return nil }
        text += field
      }
    }
    return text
  }

  /// The list of a text; ``Record`` gives a field that was not written as nil.
  static func read(_ text: String) -> [Record] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      Record(
        fields: line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
          .map { $0.isEmpty ? nil : String(Substring($0)) })
    }
  }

  private static func isWritable(_ field: String) -> Bool {
    let bytes = field.utf8.span
    for place in bytes.indices where bytes[place] < 0x0B {
      if bytes[place] == 0 || bytes[place] == 0x09 || bytes[place] == 0x0A { return false }
    }
    return !bytes.isEmpty
  }
}

/// One line of ``Records``.
struct Record {
  let fields: [String?]

  /// The field at a place, nil where there is none.
  subscript(place: Int) -> String? { place < fields.count ? fields[place] : nil }
}
