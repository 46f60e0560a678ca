import Testing

@testable import Curl

struct ProxiesTests {
  @Test func `each scheme has its proxy, exceptions have none`() {
    let proxies = Proxies([
      "http_proxy": "http://p:1", "HTTPS_PROXY": "http://s:2",
      "no_proxy": "localhost, .inner.example,other.example",
    ])
    #expect(proxies.proxy(for: "http://a.example/") == "http://p:1")
    #expect(proxies.proxy(for: "HTTPS://a.example/") == "http://s:2")
    for address in [
      "http://localhost/", "https://inner.example/", "https://a.inner.example/x",
      "http://OTHER.example./",
    ] {
      #expect(proxies.proxy(for: address) == nil, "\(address)")
    }
    #expect(proxies.proxy(for: "http://another.example/") == "http://p:1")
  }

  @Test func `a web server's own variable is not taken for a proxy`() {
    #expect(Proxies(["HTTP_PROXY": "http://evil:1"]).proxy(for: "http://a.example/") == nil)
    #expect(
      Proxies(["all_proxy": "socks5h://t:1", "no_proxy": "*"]).proxy(for: "http://a/") == nil)
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/",
    "http://[::ffff:10.0.0.1]/", "http://localhost/", "http://a.localhost./",
    "http://user@10.1.1.1/",
    "http://169.254.169.254/latest", "http://[fe80::1%25eth0]/", "no address",
  ])
  func `what names this machine or the network here is told without a name server`(url: String) {
    #expect(SocketAddress.isLocal(url: url))
  }

  @Test(arguments: ["http://example.org/", "http://8.8.8.8/", "https://[2606:4700::1]/"])
  func `public addresses and names are not local`(url: String) {
    #expect(!SocketAddress.isLocal(url: url))
  }
}
