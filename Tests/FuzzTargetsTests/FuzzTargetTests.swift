import FuzzTargets
import TestSupport
import Testing

/// Inputs in `Fixtures/fuzz/<target>/`: what fuzzing found, and what it starts from.
struct FuzzTargetTests {
  private func target(_ name: some StringProtocol) throws -> FuzzTarget {
    try #require(FuzzTarget.all.first { $0.name == name })
  }

  @Test(arguments: Fixture.files(below: "fuzz")) func `a kept input breaks nothing`(
    path: String
  ) throws {
    let folder = try #require(path.split(separator: "/").dropFirst().first)
    try target(folder).check(Fixture.bytes(path))
  }

  @Test(arguments: FuzzTarget.all.map(\.name)) func `every target has inputs`(name: String) {
    #expect(!Fixture.files(below: "fuzz/\(name)").isEmpty)
  }

  @Test(arguments: Fixture.files(below: "feeds") + Fixture.files(below: "demo"))
  func `no recorded feed breaks anything`(path: String) throws {
    try target("feed").check(Fixture.bytes(path))
  }

  @Test func `no attack breaks anything`() throws {
    for line in try Fixture.bytes("xss/payloads.txt").split(separator: 0x0A) {
      try target("html").check(Array(line))
    }
  }
}
