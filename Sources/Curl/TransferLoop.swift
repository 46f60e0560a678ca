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
    let waiter: Transfer.Waiter
  }

  private struct Inbox {
    var jobs: [Job] = []
    var cancelled: Set<UInt64> = []
    var released = 0
    var lastID: UInt64 = 0
    var isStopped = false
  }

  private let multi: UnsafeMutableRawPointer?
  private let inbox = Lock(Inbox())
  /// Running transfers, touched by the loop's thread only.
  private var running: [UInt64: Transfer] = [:]
  /// Bytes of bodies that are here, in running transfers or with those who read them.
  private var bytesHeld = 0
  private let roomForBodies: Int

  /// - Parameters:
  ///   - connectionsPerHost: the most connections to one host at once.
  ///   - roomForBodies: bytes of bodies from which on only the largest goes on growing.
  init(connectionsPerHost: Int, roomForBodies: Int) {
    _ = Self.isLibraryReady
    self.roomForBodies = roomForBodies
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

  func stop() { tell { $0.isStopped = true } }

  func nextID() -> UInt64 {
    inbox.withLock {
      $0.lastID += 1
      return $0.lastID
    }
  }

  func add(_ job: Job) { tell { $0.jobs.append(job) } }

  func cancel(_ id: UInt64) { tell { $0.cancelled.insert(id) } }

  /// Notes that bytes of a body are no longer needed by those who got it.
  func release(_ bytes: Int) { tell { $0.released += bytes } }

  private func tell(_ change: (inout Inbox) -> Void) {
    inbox.withLock(change)
    unsafe _ = curl_multi_wakeup(multi)
  }
}

// MARK: - On the loop's thread

extension TransferLoop {
  private func run() {
    while takeInbox() {
      var count: Int32 = 0
      unsafe _ = curl_multi_perform(multi, &count)
      finishTransfers()
      resumeTransfers()
      unsafe _ = curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    for transfer in running.values { end(transfer) { $0.fail(.cancelled) } }
  }

  /// Starts and cancels what the others asked for; false when the client is gone.
  private func takeInbox() -> Bool {
    let taken = inbox.withLock { inbox in
      defer {
        // What is cancelled before its job arrives is remembered until then.
        inbox.cancelled.subtract(running.keys)
        inbox.cancelled.subtract(inbox.jobs.map(\.id))
        inbox.jobs = []
        inbox.released = 0
      }
      return inbox
    }
    bytesHeld -= taken.released
    for job in taken.jobs {
      start(job, isCancelled: taken.cancelled.contains(job.id) || taken.isStopped)
    }
    for id in taken.cancelled {
      if let transfer = running[id] { end(transfer) { $0.fail(.cancelled) } }
    }
    return !taken.isStopped
  }

  private func start(_ job: Job, isCancelled: Bool) {
    guard let multi = unsafe multi, !isCancelled,
      let transfer = Transfer(
        id: job.id, request: job.request, waiter: job.waiter,
        hasRoom: { [unowned self] in hasRoom(for: $0, $1) })
    else { return job.waiter.resume(returning: .failure(.cancelled)) }
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
      guard let transfer = unsafe Transfer.from(user) else { continue }
      if transfer.mustAskAnew(code), startAnew(transfer) { continue }
      end(transfer) { $0.finish(code) }
      // The bytes of an answer that arrived stay counted until its reader releases them.
      if code == CURLE_OK { bytesHeld += transfer.body.count }
    }
  }

  private func startAnew(_ transfer: Transfer) -> Bool {
    guard let multi = unsafe multi else { return false }
    unsafe transfer.stop(on: multi)
    bytesHeld -= transfer.body.count
    transfer.forgetAnswer()
    return unsafe transfer.start(on: multi)
  }

  private func end(_ transfer: Transfer, _ tell: (Transfer) -> Void) {
    if let multi = unsafe multi { unsafe transfer.stop(on: multi) }
    running[transfer.id] = nil
    bytesHeld -= transfer.body.count
    tell(transfer)
  }
}

// MARK: - Room for bodies

extension TransferLoop {
  /// Whether a body may grow: always while there is room, and the largest in any case, so that
  /// something always comes to its end.
  private func hasRoom(for transfer: Transfer, _ bytes: Int) -> Bool {
    let isAllowed = bytesHeld + bytes <= roomForBodies || transfer === largest
    if isAllowed { bytesHeld += bytes }
    return isAllowed
  }

  private func resumeTransfers() {
    guard bytesHeld < roomForBodies else {
      if let largest, largest.isPaused { largest.resume() }
      return
    }
    for transfer in running.values where transfer.isPaused { transfer.resume() }
  }

  private var largest: Transfer? {
    running.values.max { ($0.body.count, $1.id) < ($1.body.count, $0.id) }
  }
}
