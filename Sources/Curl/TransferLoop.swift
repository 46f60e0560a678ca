import CCurl
import Glibc

/// The thread that owns the multi handle.
///
/// Other threads reach it through an inbox under a lock and `curl_multi_wakeup`, the one call of
/// libcurl that may come from elsewhere.
@safe
final class TransferLoop: @unchecked Sendable {
  /// A request that waits to be started.
  struct Job: Sendable {
    let id: UInt64
    let request: HTTPRequest
    let waiter: CheckedContinuation<Result<HTTPResponse, CurlError>, Never>
  }

  private struct Inbox {
    var jobs: [Job] = []
    var cancelled: Set<UInt64> = []
    var lastID: UInt64 = 0
    var isStopped = false
  }

  private let multi: UnsafeMutableRawPointer?
  private let inbox = Lock(Inbox())
  /// Running transfers, touched by the loop's thread only.
  private var running: [UInt64: Transfer] = [:]

  init(connectionsPerHost: Int) {
    _ = Self.isLibraryReady
    unsafe multi = curl_multi_init()
    unsafe _ = newsfold_multi_setopt_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost)
    unsafe _ = newsfold_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, 256)
  }

  deinit { unsafe _ = curl_multi_cleanup(multi) }

  private static let isLibraryReady = newsfold_global_init() == CURLE_OK

  /// Starts the thread, which keeps the loop alive until ``stop()``.
  func start() {
    var thread = pthread_t()
    let me = unsafe Unmanaged.passRetained(self).toOpaque()
    unsafe pthread_create(
      &thread, nil,
      { user in
        if let user = unsafe user {
          unsafe Unmanaged<TransferLoop>.fromOpaque(user).takeRetainedValue().run()
        }
        return nil
      }, me)
    pthread_detach(thread)
  }

  func stop() {
    inbox.withLock { $0.isStopped = true }
    wakeUp()
  }

  func nextID() -> UInt64 {
    inbox.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  func add(_ job: Job) {
    inbox.withLock { $0.jobs.append(job) }
    wakeUp()
  }

  func cancel(_ id: UInt64) {
    inbox.withLock { _ = $0.cancelled.insert(id) }
    wakeUp()
  }

  private func wakeUp() { unsafe _ = curl_multi_wakeup(multi) }
}

// MARK: - On the loop's thread

extension TransferLoop {
  private func run() {
    while takeInbox() {
      var count: Int32 = 0
      unsafe _ = curl_multi_perform(multi, &count)
      finishTransfers()
      unsafe _ = curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    for transfer in running.values { end(transfer) { $0.cancel() } }
  }

  /// Starts and cancels what the others asked for; false when the client is gone.
  private func takeInbox() -> Bool {
    let (jobs, cancelled, goOn) = inbox.withLock { inbox in
      defer {
        // What is cancelled before its job arrives is remembered until then.
        inbox.cancelled.subtract(running.keys)
        inbox.cancelled.subtract(inbox.jobs.map(\.id))
        inbox.jobs = []
      }
      return (inbox.jobs, inbox.cancelled, !inbox.isStopped)
    }
    for job in jobs { start(job, isCancelled: cancelled.contains(job.id) || !goOn) }
    for id in cancelled {
      if let transfer = running[id] { end(transfer) { $0.cancel() } }
    }
    return goOn
  }

  private func start(_ job: Job, isCancelled: Bool) {
    guard let multi = unsafe multi, !isCancelled,
      let transfer = Transfer(id: job.id, request: job.request, waiter: job.waiter)
    else {
      let error = CurlError(kind: .cancelled, code: 42, message: "the transfer was not started")
      return job.waiter.resume(returning: .failure(error))
    }
    guard unsafe transfer.start(on: multi) else { return transfer.finish(CURLE_FAILED_INIT) }
    running[job.id] = transfer
  }

  private func finishTransfers() {
    var left: Int32 = 0
    while let message = unsafe curl_multi_info_read(multi, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
      let code = unsafe newsfold_message_result(message)
      var user: UnsafeMutableRawPointer?
      unsafe _ = newsfold_getinfo_pointer(message.pointee.easy_handle, CURLINFO_PRIVATE, &user)
      if let transfer = unsafe Transfer.from(user) { end(transfer) { $0.finish(code) } }
    }
  }

  private func end(_ transfer: Transfer, _ tell: (Transfer) -> Void) {
    if let multi = unsafe multi { unsafe transfer.stop(on: multi) }
    running[transfer.id] = nil
    tell(transfer)
  }
}
