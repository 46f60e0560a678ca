/// A text whose bytes are known to be UTF-8.
///
/// What is known is found out once, in one pass, so that nobody who reads the text has to ask again.
public struct UTF8Text: Sendable {
  /// The bytes; a slice, so that a prologue can be left out without a copy.
  public private(set) var bytes: ArraySlice<UInt8>
  /// What there is in the text that needs care.
  let peculiarities: UTF8Peculiarities

  /// The text of bytes that are UTF-8; nil for others.
  ///
  /// Complexity: O(n).
  public init?(validating bytes: [UInt8]) {
    let found = unsafe bytes.withUnsafeBufferPointer { unsafe UTF8Peculiarities(of: $0) }
    guard let found else { return nil }
    self.bytes = bytes[...]
    self.peculiarities = found
  }

  /// The text of bytes, U+FFFD for each sequence that is no UTF-8.
  ///
  /// Complexity: O(n).
  public init(repairing bytes: [UInt8]) {
    if let text = UTF8Text(validating: bytes) {
      self = text
    } else {
      self.bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)[...]
      self.peculiarities = .all
    }
  }

  /// Takes away the first bytes, which must be ASCII.
  public mutating func removeFirst(_ count: Int) { bytes = bytes.dropFirst(count) }
}

extension String {
  /// The string of bytes, U+FFFD for each sequence that is no UTF-8.
  ///
  /// What `String(decoding:as:)` gives too, but several times as fast where letters are not ASCII.
  public init(utf8 bytes: [UInt8]) {
    let isValid = unsafe bytes.withUnsafeBufferPointer { unsafe UTF8Peculiarities(of: $0) } != nil
    if isValid {
      self = unsafe String(copying: UTF8Span(unchecked: bytes.span))
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}
