import StationCore

/// The driver of a reader whose protocol nobody configured: finds it out, then leaves the line to that protocol's own.
///
/// What was found before is tried first. A reader that turns out to speak otherwise is noticed and found anew.
struct AutomaticDriver: ReaderDriver {
  /// How long a reader that was found before may take to answer at all.
  static let trial = Duration.seconds(5)
  /// How long a reader that answered may be silent before something else is looked for in its place.
  static let patience = Duration.seconds(30)

  private let reader: ReaderConfiguration
  private let mayProbe: Bool
  private var finder: ProtocolFinder
  private var found: FoundReader?
  private var known: ReaderFinding?

  /// A driver for one reader.
  ///
  /// - Parameters:
  ///   - reader: The reader as it was configured.
  ///   - mayProbe: Whether anything may be sent before a reader was recognised.
  ///   - known: What was found before.
  init(for reader: ReaderConfiguration, mayProbe: Bool, known: ReaderFinding? = nil) {
    self.reader = reader
    self.mayProbe = mayProbe
    self.known = known.flatMap { reader.speed == nil || reader.speed == $0.speed ? $0 : nil }
    finder = ProtocolFinder(speed: reader.speed, mayProbe: mayProbe)
  }

  var wakeAt: ContinuousClock.Instant? {
    if let found { return found.wakeAt }
    return finder.wakeAt
  }

  mutating func opened(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let known, mayProbe || !known.protocol.isAsked else { return [.identifying] + finder.begin(at: now) }
    return (known.protocol.isAsked ? [.identifying] : []) + follow(known, at: now)
  }

  mutating func receive(_ bytes: ArraySlice<UInt8>, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let (events, doubt) = found?.receive(bytes, at: now) else {
      return handle(finder.receive(bytes, at: now), at: now)
    }
    return handle(events, doubt, at: now)
  }

  mutating func timePassed(at now: ContinuousClock.Instant) -> [ReaderEvent] {
    guard let (events, doubt) = found?.timePassed(at: now) else {
      let rounds = finder.rounds
      let events = handle(finder.timePassed(at: now), at: now)
      // A reader that was there once is worth asking as often as it takes.
      if found == nil, finder.rounds > rounds, let known, known.protocol.isAsked, mayProbe, finder.isQuiet(at: now) {
        return events + follow(known, at: now)
      }
      return events
    }
    return handle(events, doubt, at: now)
  }

  mutating func show(_ answer: ReaderAnswer, reader: Int, at now: ContinuousClock.Instant) -> [ReaderEvent] {
    found?.show(answer, reader: reader, at: now) ?? []
  }

  /// Lets the protocol's own driver have the line, with the bytes by which the reader was recognised.
  ///
  /// There are none (`nil`) where the finding is from an earlier time.
  private mutating func follow(
    _ finding: ReaderFinding, handing bytes: [UInt8]? = nil, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    let (driven, events) = FoundReader.begin(finding, for: reader, handing: bytes, at: now)
    found = driven
    known = finding
    return events
  }

  private mutating func handle(_ events: [ReaderEvent], at now: ContinuousClock.Instant) -> [ReaderEvent] {
    events.flatMap { event in
      if case .identified(let finding) = event { return follow(finding, handing: finder.handover, at: now) }
      return [event]
    }
  }

  private mutating func handle(
    _ events: [ReaderEvent], _ doubt: FoundReader.Doubt?, at now: ContinuousClock.Instant
  ) -> [ReaderEvent] {
    switch doubt {
    case nil: return events
    case .speaks(let finding, let bytes): return events + follow(finding, handing: bytes, at: now)
    case .garbage(let count):
      let speed = found?.finding.speed
      found = nil
      finder.heard(count, at: now)
      return events + [.identifying] + finder.begin(at: now, with: speed)
    case .silent:
      found = nil
      return events + [.failing(.silent)] + finder.begin(at: now)
    }
  }
}
