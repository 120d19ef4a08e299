import LocalAPI

extension MenuState {
  /// When ``handle(_:at:)`` should be called with ``MenuEvent/tick`` if nothing else happens before, in steady
  /// milliseconds; `nil` for never.
  public var deadline: Int64? {
    var moments = awaited.values.map(\.deadline)
    if let reconnectAt { moments.append(reconnectAt) }
    if let notice { moments.append(notice.until) }
    switch screen {
    case .away: break
    case .idle: moments += [nextMinute, languageUntil, nextNoticeLine].compactMap { $0 }
    case .visit(let visit): moments.append(visit.nextChange(after: time.steady))
    case .tapFailed(let until), .codeRefused(_, let until): moments += [until, nextMinute]
    case .help(let until, let below): moments += [until, below?.endsAt].compactMap { $0 }
    }
    return moments.min()
  }

  /// The station's time of day in minutes.
  var minuteOfDay: Int? {
    station.map { Int((localMilliseconds($0.utcOffsetSeconds) / 60_000) % 1440) }
  }

  /// Does what is due by now.
  mutating func elapse() -> [MenuEffect] {
    let now = time.steady
    if let notice, now >= notice.until { self.notice = nil }
    switch screen {
    case .tapFailed(let until) where now >= until: goIdle()
    case .codeRefused(_, let until) where now >= until: goIdle()
    case .visit(let visit) where now >= visit.endsAt: runOut()
    case .help(_, let visit?) where now >= visit.endsAt: runOut()
    case .idle where languageUntil.map { now >= $0 } ?? false:
      language = languages[0]
      volume = .normal
      languageUntil = nil
    case .help(let until, let below) where now >= until: screen = below.map(Screen.visit) ?? .idle
    default: break
    }
    if awaited.values.contains(where: { now >= $0.deadline }) {
      lose()
      return [.disconnect]
    }
    guard let reconnectAt, now >= reconnectAt else { return [] }
    self.reconnectAt = now + MenuTiming.reconnect
    return [.connect]
  }

  private mutating func runOut() {
    goIdle()
    tooLateUntil = time.steady + MenuTiming.tooLate
  }

  private var nextMinute: Int64 {
    let passed = localMilliseconds(station?.utcOffsetSeconds ?? 0) % 60_000
    return time.steady + 60_000 - passed
  }

  /// The station's wall time, never negative: a clock before 1970 or an absurd offset must not stop the menu.
  private func localMilliseconds(_ offsetSeconds: Int) -> Int64 {
    let day: Int64 = 86_400_000
    let offset = Int64(offsetSeconds % 86_400) * 1000
    return ((time.wall % day) + offset + 2 * day) % day
  }
}
