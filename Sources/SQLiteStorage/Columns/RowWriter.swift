import FeedModel
import FoundationEssentials
import GRDB

/// The values of a row while they are collected, in the order of its columns.
///
/// What finds its column is moved out of the noun; what is left over becomes the JSON of the column
/// `rest`. So nothing is lost when a noun gets a field that has no column, or a value is one that
/// its column cannot hold.
struct RowWriter {
  /// The values, in the order they were given; of the type from which GRDB makes arguments without
  /// key paths, which are a fifth of the whole work.
  private(set) var values: [(any DatabaseValueConvertible)?] = []
  private var forms: [[String?]] = []

  init(columns: Int) { values.reserveCapacity(columns) }

  /// Puts a value that its column holds whatever it is.
  mutating func put(_ value: (some DatabaseValueConvertible)?) {
    values.append(value)
  }

  /// Moves a moment, as seconds since 2001-01-01 UTC.
  mutating func move(_ date: inout Date?) {
    put(date?.timeIntervalSinceReferenceDate)
    date = nil
  }

  /// Moves a short text; SQLite ends a text at a NUL, so one with such stays behind.
  mutating func move(_ text: inout String?) {
    guard let value = text, !value.hasByte(0) else { return values.append(nil) }
    put(value)
    text = nil
  }

  /// Moves a list.
  mutating func move<Part>(_ list: inout [Part], _ record: (Part) -> [String?]) {
    let text = list.isEmpty ? nil : Records.write(list.map(record))
    put(text)
    if text != nil { list = [] }
  }

  /// Moves one record.
  mutating func move<Part>(_ part: inout Part?, _ record: (Part) -> [String?]) {
    let text = part.flatMap { Records.write([record($0)]) }
    put(text)
    if text != nil { part = nil }
  }

  /// Moves the words of a text and keeps its form for the column of forms.
  mutating func move(_ text: inout Text?) {
    if put(text) { text = nil }
  }

  /// Puts the words of a text and keeps its form for the column of forms.
  ///
  /// - Returns: whether it found its place.
  mutating func put(_ text: Text?) -> Bool {
    guard let text, !text.value.hasByte(0) else { return leave() }
    let form = text.form
    guard Records.write([form]) != nil else { return leave() }
    put(text.value)
    forms.append(form)
    return true
  }

  /// Puts the forms of the texts so far into one column; nothing where all are plain.
  mutating func putForms() {
    let arePlain = forms.allSatisfy { $0.allSatisfy { $0 == nil } }
    put(arePlain ? nil : Records.write(forms))
  }

  /// Puts what is left of a noun, as JSON, unless it is as good as nothing.
  ///
  /// - Throws: `EncodingError`.
  mutating func putRest<Noun: Encodable & Equatable>(_ rest: Noun, unless empty: Noun) throws {
    put(rest == empty ? nil : try Payload.text(rest))
  }

  private mutating func leave() -> Bool {
    values.append(nil)
    forms.append([])
    return false
  }
}
