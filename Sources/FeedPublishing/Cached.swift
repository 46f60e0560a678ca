import Synchronization

/// A value that is made when it is first asked for, and kept.
final class Cached<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// The value, made by `make` the first time.
  func callAsFunction(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
