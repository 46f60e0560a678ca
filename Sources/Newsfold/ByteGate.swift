/// Lets documents be read at once as long as they are small together: a document of many megabytes
/// is read alone, since its entries take several times its room until they are stored.
actor ByteGate {
  private let limit: Int
  private var inside = 0
  private var waiting: [(bytes: Int, continuation: CheckedContinuation<Void, Never>)] = []

  /// - Parameter limit: bytes inside at once; something larger goes in when nothing else is there.
  init(limit: Int) { self.limit = limit }

  /// Does some work on so many bytes, when its turn has come.
  nonisolated func letting<Value: Sendable>(
    _ bytes: Int, _ work: () async throws -> Value
  ) async rethrows -> Value {
    await enter(bytes)
    do {
      let value = try await work()
      await leave(bytes)
      return value
    } catch {
      await leave(bytes)
      throw error
    }
  }

  private func enter(_ bytes: Int) async {
    if waiting.isEmpty, hasRoom(for: bytes) {
      inside += bytes
      return
    }
    await withCheckedContinuation { waiting.append((bytes, $0)) }
  }

  private func leave(_ bytes: Int) {
    inside -= bytes
    while let first = waiting.first, hasRoom(for: first.bytes) {
      inside += first.bytes
      waiting.removeFirst().continuation.resume()
    }
  }

  private func hasRoom(for bytes: Int) -> Bool { inside == 0 || inside + bytes <= limit }
}
