/// Looks for start tags that no feed has and that would keep libxml2 busy for minutes.
///
/// libxml2's time for a start tag grows with the square of the number of attributes: 200,000 of them,
/// two megabytes, cost ten seconds. So tags are measured before it sees them. Complexity: O(n).
enum StartTagGuard {
  /// The offset of the first absurd start tag; nil if there is none.
  static func absurdTag(in bytes: ArraySlice<UInt8>) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      var scanner = unsafe MarkupScanner(bytes)
      while let markup = scanner.next() {
        if markup.kind == .absurdTag { return markup.start }
      }
      return nil
    }
  }
}
