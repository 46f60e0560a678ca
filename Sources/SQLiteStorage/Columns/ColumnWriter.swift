import FeedModel
import GRDB

/// The values of a row while they are collected, in the order of its columns.
///
/// What has found its column is taken out of the noun; what is left over becomes the JSON of the
/// column `rest`. So nothing is lost when a noun gets a field that has no column, or a value is one
/// that its column cannot hold.
struct ColumnWriter<Noun> {
  /// What has found no column yet.
  var rest: Noun
  /// The values, in the order they were given.
  private(set) var values: [(any DatabaseValueConvertible)?] = []
  private var forms: [[String?]] = []

  init(_ noun: Noun, columns: Int) {
    rest = noun
    values.reserveCapacity(columns)
  }

  /// A value that its column holds whatever it is.
  mutating func put(_ value: (any DatabaseValueConvertible)?) { values.append(value) }

  /// A short text; SQLite ends a text at a NUL, so one with such stays behind.
  mutating func move(_ path: WritableKeyPath<Noun, String?>) {
    guard let value = rest[keyPath: path], !value.hasByte(0) else { return values.append(nil) }
    values.append(value)
    rest[keyPath: path] = nil
  }

  /// A list of records.
  mutating func move<Part>(
    _ path: WritableKeyPath<Noun, [Part]>, _ record: (Part) -> [String?]
  ) {
    let list = rest[keyPath: path]
    let text = list.isEmpty ? nil : Records.write(list.map(record))
    values.append(text)
    if text != nil { rest[keyPath: path] = [] }
  }

  /// One record.
  mutating func move<Part>(_ path: WritableKeyPath<Noun, Part?>, _ record: (Part) -> [String?]) {
    let text = rest[keyPath: path].flatMap { Records.write([record($0)]) }
    values.append(text)
    if text != nil { rest[keyPath: path] = nil }
  }

  /// Puts the words of a text and keeps its form for the column of forms.
  ///
  /// - Returns: whether it found its place.
  @discardableResult
  mutating func move(_ text: Text?) -> Bool {
    guard let text, !text.value.hasByte(0), Records.write([text.form]) != nil else {
      values.append(nil)
      forms.append([])
      return false
    }
    values.append(text.value)
    forms.append(text.form)
    return true
  }

  /// The forms of the texts so far, in one column; nothing where all are plain.
  mutating func putForms() {
    let arePlain = forms.allSatisfy { $0.allSatisfy { $0 == nil } }
    values.append(arePlain ? nil : Records.write(forms))
  }
}
