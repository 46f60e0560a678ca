/// What has to hold of one reader, whatever bytes a stranger sends.
///
/// `make fuzz` has libFuzzer invent the bytes; the tests try those that are kept in `Fixtures/fuzz`.
public struct FuzzTarget: Sendable {
  /// The name of the target and of its folder in `Fixtures/fuzz`.
  public let name: String
  private let body: @Sendable ([UInt8]) throws -> Void

  init(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.body = body
  }

  /// Everything that reads a stranger's bytes.
  public static let all: [FuzzTarget] = [.feed, .opml, .date, .charset, .html, .json]

  /// Tries bytes.
  ///
  /// - Throws: ``FuzzFinding`` when they break a property.
  public func check(_ bytes: [UInt8]) throws { try body(bytes) }
}

/// A property that does not hold.
public struct FuzzFinding: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Makes a property that does not hold a finding, told in a sentence.
func expect(
  _ holds: Bool, _ sentence: @autoclosure () -> String
) throws(FuzzFinding) {
  if !holds { throw FuzzFinding(sentence()) }
}
