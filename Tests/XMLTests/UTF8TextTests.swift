import TestSupport
import Testing
@testable import XML

struct UTF8TextTests {
  @Test(arguments: [
    "", "a", "ä", "日本語", "😀", "plain and then é at the end of more than thirty-two bytes: é",
    String(repeating: "слово ", count: 40), "\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}",
  ])
  func `what Swift takes for UTF-8 is UTF-8`(text: String) {
    #expect(UTF8Text(validating: Array(text.utf8))?.bytes.elementsEqual(text.utf8) == true)
    #expect(String(utf8: Array(text.utf8)) == text)
  }

  @Test(
    arguments: [
      [0x80], [0xC3], [0xC0, 0xAF], [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
      [0x61, 0xFF, 0x61], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `overlong forms, surrogates and halves are not`(bytes: [UInt8]) {
    #expect(UTF8Text(validating: bytes) == nil)
    let padded = Array(repeating: UInt8(ascii: "a"), count: 37) + bytes
    #expect(UTF8Text(validating: padded) == nil)
    #expect(String(utf8: bytes) == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: Seed.several) func `it judges random bytes as Swift does`(seed: Seed) {
    var random = seed.generator
    for _ in 0..<2_000 {
      var bytes = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
        Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
      }
      bytes.removeLast(min(bytes.count, Int.random(in: 0...3, using: &random)))
      if !bytes.isEmpty, Bool.random(using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Text(validating: bytes) != nil) == isValid, "\(bytes)")
    }
  }

  @Test(arguments: Seed.several) func `it notes what needs care as one who looks at each character`(
    seed: Seed
  ) {
    var random = seed.generator
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let found = UTF8Text(validating: Array(text.utf8))?.peculiarities
      let values = text.unicodeScalars.map(\.value)
      #expect(found?.hasC1Controls == values.contains { (0x80...0x9F).contains($0) }, "\(values)")
      let forbidden = values.contains {
        ($0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 13) || $0 == 0xFFFE || $0 == 0xFFFF
      }
      #expect(found?.hasForbidden == forbidden, "\(values)")
      let isTwice = zip(values, values.dropFirst()).contains {
        (0xC2...0xF4).contains($0) && (0x80...0xBF).contains($1)
      }
      #expect(found?.mayBeEncodedTwice == isTwice, "\(values)")
    }
  }

  private static let pieces = [
    "a", "é", "ж", "漢", "😀", "plain text of some length, ", "слово", "\n", "\u{1}", "«", "\u{85}",
    "Ã©", "\u{FFFE}", "\u{FFFD}", "\u{E000}", "\u{7FF}\u{800}\u{10FFFF}",
  ]
}
