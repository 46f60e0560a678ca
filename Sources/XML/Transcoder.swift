import Glibc

/// Text of any encoding that iconv knows as UTF-8.
public enum Transcoder {
  /// A text that was made UTF-8.
  public struct Result: Sendable {
    /// The text in UTF-8; U+FFFD stands for what could not be read.
    public var utf8: [UInt8]
    /// How many places could not be read.
    public var errors: Int

    /// glibc passes numbers of up to 31 bits on, which UCS-4 and its own UTF-8 can write.
    fileprivate mutating func replaceNumbersOfNoCharacter() {
      guard String(validating: utf8, as: UTF8.self) == nil else { return }
      utf8 = Array(String(decoding: utf8, as: UTF8.self).utf8)
      errors += 1
    }
  }

  /// The bytes of an encoding as UTF-8; nil if iconv does not know the encoding.
  ///
  /// Complexity: O(n).
  public static func utf8(from bytes: [UInt8], encoding: String) -> Result? {
    guard let converter = unsafe open(encoding) else { return nil }
    defer { unsafe _ = iconv_close(converter) }
    var result = Result(utf8: [], errors: 0)
    result.utf8.reserveCapacity(bytes.count + bytes.count / 2 + 16)
    var input = bytes
    unsafe input.withUnsafeMutableBytes { unsafe convert($0, with: converter, into: &result) }
    result.replaceNumbersOfNoCharacter()
    return result
  }

  /// A text in an encoding; nil if iconv does not know it, or the text has what the encoding lacks.
  ///
  /// Complexity: O(n).
  public static func bytes(of text: String, encoding: String) -> [UInt8]? {
    guard let converter = unsafe open(from: "UTF-8", to: encoding) else { return nil }
    defer { unsafe _ = iconv_close(converter) }
    var result = Result(utf8: [], errors: 0)
    var input = Array(text.utf8)
    unsafe input.withUnsafeMutableBytes { unsafe convert($0, with: converter, into: &result) }
    return result.errors == 0 ? result.utf8 : nil
  }

  /// Whether iconv knows an encoding.
  public static func knows(_ encoding: String) -> Bool {
    guard let converter = unsafe open(encoding) else { return false }
    unsafe _ = iconv_close(converter)
    return true
  }

  private static func open(_ encoding: String) -> iconv_t? {
    unsafe open(from: encoding, to: "UTF-8")
  }

  private static func open(from source: String, to target: String) -> iconv_t? {
    // A name with a slash would carry options for iconv.
    for name in [source, target] {
      guard !name.isEmpty, !name.utf8.contains(where: { $0 == 0x2F || $0 == 0 }) else {
        return nil
      }
    }
    let converter = unsafe iconv_open(target, source)
    return unsafe Int(bitPattern: converter) == -1 ? nil : converter
  }

  private static func convert(
    _ bytes: UnsafeMutableRawBufferPointer, with converter: iconv_t, into result: inout Result
  ) {
    var chunk = [UInt8](repeating: 0, count: 16 * 1024)
    var next = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    var left = bytes.count
    var isFlushed = false
    while !isFlushed {
      isFlushed = left == 0
      var failure: Int32 = 0
      unsafe chunk.withUnsafeMutableBytes { buffer in
        let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        var out = unsafe start
        var room = buffer.count
        // Without input, iconv writes what it still holds back.
        let outcome =
          unsafe isFlushed
          ? iconv(converter, nil, nil, &out, &room)
          : iconv(converter, &next, &left, &out, &room)
        if outcome == -1 { failure = errno }
        unsafe result.utf8.append(contentsOf: buffer[..<(buffer.count - room)])
      }
      guard failure != 0, failure != E2BIG, left > 0 else { continue }
      result.errors += 1
      result.utf8 += [0xEF, 0xBF, 0xBD]
      unsafe next = next?.advanced(by: 1)
      left -= 1
    }
  }
}
