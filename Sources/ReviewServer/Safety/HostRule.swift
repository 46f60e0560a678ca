/// Which names our pages are asked for by: exactly these.
///
/// A page of somebody else whose name leads to this machine (DNS rebinding) is refused by this, since the
/// browser sends the name that it was asked for.
struct HostRule: Sendable, Hashable {
  /// The whole values of Host that are answered, in lower case.
  let names: Set<String>

  /// - Parameters:
  ///   - address: the address that is listened on; any loopback address stands for all names of it.
  ///   - port: the port.
  ///   - others: further names, with a port where it is not the usual one.
  init(listeningOn address: String, port: Int, others: [String] = []) {
    let isLoopback = Self.isLoopback(address)
    let bracketed = address.contains(":") ? "[\(address)]" : address
    var names = isLoopback ? ["127.0.0.1", "[::1]", "localhost", bracketed] : [bracketed]
    names = names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] }
    self.names = Set((names + others).map { $0.lowercased() })
  }

  /// Whether a request with these values of Host is for us.
  func admits(_ hosts: [String]) -> Bool {
    hosts.count == 1 && names.contains(hosts[0].lowercased())
  }

  /// Whether only this machine reaches an address.
  static func isLoopback(_ address: String) -> Bool {
    if address == "localhost" || address == "::1" { return true }
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy(\.isNumber) && UInt8(part) != nil
      }
  }
}
