/// Whether bytes are UTF-8, and how far.
enum UTF8Repair {
  /// Whether bytes that are not all UTF-8 are meant to be: sequences that are right outnumber by far
  /// those that are wrong, as in a document that was cut or put together from parts.
  static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var right = 0
    var wrong = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
      if scalar.value == 0xFFFD { wrong += 1 } else { right += 1 }
    }
    return right > wrong * 4
  }
}
