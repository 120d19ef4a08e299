import StationCore

/// What the supervision of a line knows of one of its readers.
struct SupervisedReader {
  let configuration: ReaderConfiguration
  var presence = ReaderPresence()
  var held = HeldCardFilter()

  init(_ configuration: ReaderConfiguration) { self.configuration = configuration }

  /// What the station is to be told of an event, if anything.
  mutating func report(of event: ReaderEvent, at now: ContinuousClock.Instant) -> ReaderReport? {
    switch event {
    case .reading(let card, _): held.isTap(card, at: now) ? .tap(card) : nil
    case .keys(let keys, _): .keys(keys)
    case .answering: presence.opened()
    case .failing(let fault, _): presence.failed(fault, at: now)
    case .refused, .send: nil
    }
  }
}
