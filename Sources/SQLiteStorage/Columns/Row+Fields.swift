import FoundationEssentials
import GRDB

/// The fields of a row by their places; a damaged row throws instead of ending the program, as
/// GRDB's subscripts do.
extension Row {
  /// A text, nil where there is none.
  func text(_ place: Int) throws -> String? {
    try decode(String?.self, atIndex: place)
  }

  /// A text that must be there.
  func name(_ place: Int) throws -> String { try decode(String.self, atIndex: place) }

  /// A whole number that must be there.
  func number(_ place: Int) throws -> Int64 { try decode(Int64.self, atIndex: place) }

  /// A moment, from seconds since 2001-01-01 UTC.
  func date(_ place: Int) throws -> Date? {
    try decode(Double?.self, atIndex: place).map(Date.init(timeIntervalSinceReferenceDate:))
  }

  /// A list of records; empty where there is none.
  func records(_ place: Int) throws -> [Record] { try text(place).map(Records.read) ?? [] }
}
