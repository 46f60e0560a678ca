public import FeedModel
public import FoundationEssentials

extension FeedState {
  /// Whether the feed may be asked at a moment; files always may.
  ///
  /// A feed that was asked in what is the future now was asked while the clock was wrong, and what
  /// was reckoned by that clock does not count.
  public func isDue(at now: Date) -> Bool {
    guard !schedule.isStopped else { return false }
    guard let due = schedule.nextDue, due > now else { return true }
    return lastAsked.map { $0 > now + 300 } ?? false
  }

  /// Notes a failure and when to try again.
  ///
  /// Back-off: an hour, doubling with each failure in a row, at most ``FetchSettings/ceiling``;
  /// a server's Retry-After counts instead where it gives one. A 410 ends the feed when it is
  /// confirmed a day later (RFC 9110 section 15.5.11).
  mutating func fail(_ error: FetchError, at now: Date, _ settings: FetchSettings) {
    backOff(because: error.words, at: now, ceiling: settings.ceiling)
    guard url.rawValue.isWebAddress else { return }
    if case .rateLimited(let seconds, _) = error {
      schedule.nextDue = now + max(seconds, settings.floor)
    }
    if error == .status(410) {
      let first = schedule.goneSince ?? now
      schedule.goneSince = first
      schedule.isStopped = now.timeIntervalSince(first) >= 24 * 3600
      schedule.nextDue = now + 24 * 3600
    }
  }

  /// Counts a failure and waits an hour, twice as long with each one in a row, up to a ceiling in
  /// seconds, and a week where it has failed for a month; a file never waits.
  ///
  /// Up to a tenth is added, other for each feed, so that feeds of a server that was down do not all
  /// come back at once.
  mutating func backOff(because words: String, at now: Date, ceiling: Double = 24 * 3600) {
    schedule.failures += 1
    failure = words
    let since = schedule.failingSince ?? now
    schedule.failingSince = since
    guard url.rawValue.isWebAddress else { return }
    let hours = Double(1 << min(schedule.failures - 1, 10))
    // The count keeps a clock that jumped from making a feed look long lost.
    let isLost = now.timeIntervalSince(since) >= Self.month && schedule.failures >= 20
    let spread = 1 + 0.1 * jitter
    schedule.nextDue = now + (isLost ? Self.week * spread : min(ceiling, 3600 * hours * spread))
    schedule.reason = words
  }

  private static let month = 30.0 * 24 * 3600
  private static let week = 7.0 * 24 * 3600

  /// 0 to 1, the same each time for one feed and number of failures.
  private var jitter: Double {
    let digest = SHA256.hash(of: "\(schedule.failures) \(url.rawValue)")
    return Double(digest.hexadecimal(bytes: 2).reduce(0) { $0 * 16 + ($1.hexDigitValue ?? 0) })
      / 65_536
  }

  /// Notes that the feed answered: what went wrong before is over, even if it was given up.
  mutating func succeed(at now: Date) {
    lastSuccess = now
    failure = nil
    schedule.failures = 0
    schedule.failingSince = nil
    schedule.goneSince = nil
    schedule.isStopped = false
  }

  /// The validators to send: none once in eight days, for servers that say "nothing new" for ever.
  ///
  /// A server that asks for fewer requests is spared that.
  func validatorsToSend(at now: Date) -> Validators {
    guard let lastWhole, now.timeIntervalSince(lastWhole) > Self.week + 24 * 3600,
      schedule.failures == 0
    else { return validators }
    return Validators(bodyHash: validators.bodyHash, url: validators.url)
  }

  /// Notes that the feed answered, and when it may be asked again.
  mutating func wait(for freshness: Freshness, at now: Date, _ settings: FetchSettings) {
    succeed(at: now)
    let asked = freshness.seconds ?? settings.usualInterval
    let interval = min(max(asked, settings.floor), settings.ceiling)
    schedule.nextDue = now + interval - Self.slack(of: interval)
    schedule.reason =
      freshness.seconds == nil
      ? "asked a short time ago" : "the server says that its answer holds for a while"
  }

  /// Makes the wait longer, never shorter, as the publisher asks in the feed itself.
  ///
  /// Sources: RSS 2.0 `ttl`, `skipHours`, `skipDays`; RSS 1.0 module syndication.
  public mutating func respect(_ pace: PublishingPace, at now: Date, ceiling: Double = 24 * 3600) {
    guard url.rawValue.isWebAddress, let due = schedule.nextDue else { return }
    let interval = min(pace.seconds ?? 0, ceiling)
    var next = max(due, now + interval - Self.slack(of: interval))
    var steps = 0
    while pace.skips(next), steps < 24 {
      next = Date(
        timeIntervalSince1970: (next.timeIntervalSince1970 / 3600).rounded(.down) * 3600 + 3600)
      steps += 1
    }
    guard next > due else { return }
    schedule.nextDue = next
    schedule.reason = "the feed itself asks for it"
  }

  /// Remembers a permanent redirect once it was seen on two runs at least.
  mutating func noteMove(to target: String?, at now: Date) {
    guard let target, let new = FeedURL(target), new != location else {
      announcedMove = nil
      return
    }
    guard var move = announcedMove, move.url == new else {
      announcedMove = AnnouncedMove(url: new, firstSeen: now)
      return
    }
    move.count += 1
    announcedMove = move.count >= 3 ? nil : move
    if move.count >= 3 { location = new }
  }

  /// A little less than the interval, so that a cron job of the same interval finds the feed due.
  private static func slack(of interval: Double) -> Double { min(interval * 0.05, 120) }
}

extension PublishingPace {
  /// Seconds between two changes, by `ttl` and the syndication module, whichever is longer.
  var seconds: Double? {
    let minutes = ttl.map { Double(max(0, $0)) * 60 }
    let period = updatePeriod.flatMap { Self.periods[$0.lowercasedASCII()] }
      .map { $0 / Double(max(1, updateFrequency ?? 1)) }
    return [minutes, period].compactMap { $0 }.max()
  }

  /// Whether the publisher asks not to be asked in the hour of a moment.
  func skips(_ moment: Date) -> Bool {
    let hours = Int((moment.timeIntervalSince1970 / 3600).rounded(.down))
    let day = Int((moment.timeIntervalSince1970 / 86_400).rounded(.down))
    let weekday = Self.weekdays[((day % 7) + 7 + 4) % 7]
    return skipHours.contains(((hours % 24) + 24) % 24)
      || skipDays.contains { $0.lowercasedASCII() == weekday }
  }

  private static let periods: [String: Double] = [
    "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
}
