import Testing
import XML

struct TranscoderTests {
  @Test func `bytes of an encoding become UTF-8`() throws {
    let result = try #require(Transcoder.utf8(from: [0xCA, 0xF3], encoding: "CP1251"))
    #expect(String(decoding: result.utf8, as: UTF8.self) == "Ку" && result.errors == 0)
  }

  @Test func `what cannot be read is replaced and counted`() throws {
    let result = try #require(Transcoder.utf8(from: [0x41, 0xFF, 0x42], encoding: "UTF-8"))
    #expect(String(decoding: result.utf8, as: UTF8.self) == "A\u{FFFD}B" && result.errors == 1)
  }

  @Test(arguments: [
    ("UTF8", [0x41, 0xF5, 0x96, 0x97, 0x98, 0x42]), ("UCS-4", [0, 0, 0, 0x41, 0, 0x11, 0, 0]),
  ])
  func `numbers above the last character become no UTF-8`(name: String, bytes: [UInt8]) throws {
    let result = try #require(Transcoder.utf8(from: bytes, encoding: name))
    #expect(String(validating: result.utf8, as: UTF8.self)?.hasPrefix("A\u{FFFD}") == true)
    #expect(result.errors > 0)
  }

  @Test(arguments: ["no-such-encoding", "", "UTF-8//TRANSLIT"])
  func `an unknown encoding gives nothing`(name: String) {
    #expect(Transcoder.utf8(from: [0x41], encoding: name) == nil)
  }
}
