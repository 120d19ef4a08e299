import StationCore

/// What the supervision of a line knows of one of its readers.
struct SupervisedReader {
  let configuration: ReaderConfiguration
  var presence = ReaderPresence()
  var held = HeldCardFilter()

  init(_ configuration: ReaderConfiguration) { self.configuration = configuration }

  /// What the station is to be told of an event, if anything.
  ///
  /// - Throws: Once for each card that is held to the reader, the fault by which it tells nobody who the member is.
  mutating func report(of event: ReaderEvent, at now: ContinuousClock.Instant) throws(CardFault) -> ReaderReport? {
    switch event {
    case .reading(let reading, _):
      guard held.isTap(reading, at: now) else { return nil }
      return .tap(try configuration.card(from: reading))
    case .keys(let keys, _): return .keys(keys)
    case .answering: return presence.opened(at: now)
    case .failing(let fault, _): return presence.failed(fault, at: now)
    case .identifying: return presence.identifying()
    case .identified(let finding): return .identified(finding)
    case .refused, .send, .changeSpeed: return nil
    }
  }
}
