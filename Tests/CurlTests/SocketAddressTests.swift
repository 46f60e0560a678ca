import Testing

@testable import Curl

struct SocketAddressTests {
  @Test(
    arguments: [
      [0, 0, 0, 0], [10, 1, 2, 3], [127, 0, 0, 1], [169, 254, 169, 254], [172, 16, 0, 1],
      [172, 31, 255, 255], [192, 168, 1, 1], [100, 64, 0, 1], [224, 0, 0, 1], [255, 255, 255, 255],
      [198, 18, 0, 1], [192, 0, 2, 1], [203, 0, 113, 9],
    ] as [[UInt8]])
  func `addresses of special purpose are not public`(address: [UInt8]) {
    #expect(!SocketAddress.isPublicIPv4(address))
  }

  @Test(
    arguments: [[93, 184, 216, 34], [172, 15, 0, 1], [172, 32, 0, 1], [100, 128, 0, 1]] as [[UInt8]]
  )
  func `ordinary addresses are public`(address: [UInt8]) {
    #expect(SocketAddress.isPublicIPv4(address))
  }

  @Test func `IPv6 is judged by what it carries`() {
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1]
    let nat64: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 1]
    let loopback: [UInt8] = Array(repeating: 0, count: 15) + [1]
    let local: [UInt8] = [0xFE, 0x80] + Array(repeating: 0, count: 14)
    let unique: [UInt8] = [0xFD, 0] + Array(repeating: 0, count: 14)
    let sixToFour: [UInt8] = [0x20, 0x02, 192, 168, 0, 1] + Array(repeating: 0, count: 10)
    for address in [mapped, nat64, loopback, local, unique, sixToFour] {
      #expect(!SocketAddress.isPublicIPv6(address))
    }
    let ordinary: [UInt8] = [0x2A, 0, 0x14, 0x50] + Array(repeating: 1, count: 12)
    #expect(SocketAddress.isPublicIPv6(ordinary))
  }
}
