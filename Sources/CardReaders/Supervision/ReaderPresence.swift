import StationCore

/// Decides which openings and failures of a device are news.
///
/// A loss is told once. While it lasts, another fault is told only when it has stood for ``patience``: on the way back
/// a device is often absent, then forbidden until its permissions are set, then there. That an unplugged device is
/// absent is no news at all. A device that comes and goes is told as unstable, and then not again until it has stayed
/// either way for ``rest``.
struct ReaderPresence {
  static let patience = Duration.seconds(1)
  static let rest = Duration.seconds(10)

  private enum State {
    case unknown
    case open
    case lost(told: ReaderFault)
    case changing(told: ReaderFault, to: ReaderFault, since: ContinuousClock.Instant)
    case unstable(UnstablePhase)
  }

  /// What an unstable device does now.
  private enum UnstablePhase {
    case open(since: ContinuousClock.Instant)
    case away(ReaderFault, since: ContinuousClock.Instant)
  }

  private var state = State.unknown
  private var losses = LossCount()

  /// When ``timePassed(at:)`` is to be called; `nil` while time changes nothing.
  var wakeAt: ContinuousClock.Instant? {
    guard case .unstable(.open(let since)) = state else { return nil }
    return since + Self.rest
  }

  /// The reader is there; `nil` where that is no news.
  mutating func opened(at now: ContinuousClock.Instant) -> ReaderReport? {
    switch state {
    case .open, .unstable(.open): return nil
    case .unstable(.away):
      state = .unstable(.open(since: now))
      return nil
    case .unknown, .lost, .changing:
      state = .open
      return .found
    }
  }

  /// The device is open, but what the reader speaks is still being found out; after a loss, the next one is news again.
  mutating func identifying() -> ReaderReport {
    switch state {
    case .unknown, .open, .unstable: break
    case .lost, .changing: state = .unknown
    }
    return .identifying
  }

  /// The device could not be opened, or went away; `nil` where that is no news.
  mutating func failed(_ fault: ReaderFault, at now: ContinuousClock.Instant) -> ReaderReport? {
    switch state {
    case .unknown:
      state = .lost(told: fault)
      return .lost(fault)
    case .open:
      guard losses.isTooMany(at: now) else {
        state = .lost(told: fault)
        return .lost(fault)
      }
      state = .unstable(.away(fault, since: now))
      return .lost(.unstable)
    case .lost(let told), .changing(let told, _, _):
      return changed(from: told, to: fault, at: now)
    case .unstable(.open):
      state = .unstable(.away(fault, since: now))
      return nil
    case .unstable(.away(let before, let since)):
      guard fault == before || (before == .unplugged && fault == .absent) else {
        state = .unstable(.away(fault, since: now))
        return nil
      }
      guard now - since >= Self.rest else { return nil }
      state = .lost(told: before)
      return .lost(before)
    }
  }

  /// Nothing happened until now.
  mutating func timePassed(at now: ContinuousClock.Instant) -> ReaderReport? {
    guard let wakeAt, now >= wakeAt else { return nil }
    state = .open
    losses = LossCount()
    return .found
  }

  private mutating func changed(
    from told: ReaderFault, to fault: ReaderFault, at now: ContinuousClock.Instant
  ) -> ReaderReport? {
    if fault == told || (told == .unplugged && fault == .absent) {
      state = .lost(told: told)
      return nil
    }
    guard case .changing(_, fault, let since) = state else {
      state = .changing(told: told, to: fault, since: now)
      return nil
    }
    guard now - since >= Self.patience else { return nil }
    state = .lost(told: fault)
    return .lost(fault)
  }
}
