import StationCore

/// Decides which openings and failures of a device are news.
///
/// A loss is told once. While it lasts, another fault is told only when it has stood for ``patience``: on the way back
/// a device is often absent, then forbidden until its permissions are set, then there. That an unplugged device is
/// absent is no news at all.
struct ReaderPresence {
  static let patience = Duration.seconds(1)

  private enum State {
    case unknown
    case open
    case lost(told: ReaderFault)
    case changing(told: ReaderFault, to: ReaderFault, since: ContinuousClock.Instant)
  }

  private var state = State.unknown

  /// The reader is there; `nil` where that is no news.
  mutating func opened() -> ReaderReport? {
    if case .open = state { return nil }
    state = .open
    return .found
  }

  /// The device could not be opened, or went away; `nil` where that is no news.
  mutating func failed(_ fault: ReaderFault, at now: ContinuousClock.Instant) -> ReaderReport? {
    switch state {
    case .unknown, .open:
      state = .lost(told: fault)
      return .lost(fault)
    case .lost(let told), .changing(let told, _, _):
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
}
