/// What is known of the clocks at a ledger's newest event: enough to tell the moment of the next.
public struct ClockState: Hashable, Sendable {
  /// The span that holds the newest event; `nil` for an empty ledger.
  public private(set) var span: ClockSpan?
  /// The newest event's time; `nil` for an empty ledger.
  public private(set) var newest: EventTime?

  /// The state of an empty ledger.
  public init() {}

  /// The state behind an event, whose span is known.
  public init(span: ClockSpan, newest: EventTime) {
    self.span = span
    self.newest = newest
  }

  /// Takes in the event that follows.
  public mutating func take(_ record: EventRecord) -> ClockStep {
    let time = record.time
    let booted = Self.booted(record)
    defer { newest = time }
    guard let before = span, let last = newest, last.boot == time.boot else {
      let begun = ClockSpan(
        first: record.sequence, bootFirst: record.sequence, eve: eve, bootedMilliseconds: booted)
      let ended = span.flatMap { span in newest.map { span.moment(of: $0).milliseconds } }
      span = begun
      return ClockStep(moment: begun.moment(of: time), begun: begun, endedMilliseconds: ended, repair: nil)
    }
    // Time since boot never runs back; should a ledger say so all the same, a new span keeps each of them in order.
    guard booted != nil || time.sinceBootMilliseconds < last.sinceBootMilliseconds else {
      return ClockStep(moment: before.moment(of: time), begun: nil, endedMilliseconds: nil, repair: nil)
    }
    var ending = before
    var repair: ClockStep.Repair?
    if let booted, before.bootedMilliseconds == nil {
      ending.bootedMilliseconds = booted
      repair = ClockStep.Repair(bootFirst: before.bootFirst, bootedMilliseconds: booted)
    }
    let begun = ClockSpan(
      first: record.sequence, bootFirst: before.bootFirst, eve: before.eve,
      bootedMilliseconds: booted ?? before.bootedMilliseconds)
    span = begun
    return ClockStep(
      moment: begun.moment(of: time), begun: begun, endedMilliseconds: ending.moment(of: last).milliseconds,
      repair: repair)
  }

  /// When the boot of a reading began by a trusted clock, as far as the ledger knows; `nil` where it does not.
  public func bootedMilliseconds(in boot: BootID) -> Int64? {
    newest?.boot == boot ? span?.bootedMilliseconds : nil
  }

  /// What the newest event says of the beginning of the boot that follows its own.
  private var eve: ClockSpan.Eve? {
    guard let span, let newest else { return nil }
    return ClockSpan.Eve(
      recordedMilliseconds: newest.wallMilliseconds, momentMilliseconds: span.moment(of: newest).milliseconds)
  }

  private static func booted(_ record: EventRecord) -> Int64? {
    guard record.type == EventType.clockSynchronised.rawValue,
      case .clockSynchronised(let clock)? = EventBody(record: record)
    else { return nil }
    return clock.bootedMilliseconds
  }
}

extension ClockState {
  /// What must be recorded before the next event, so that the ledger knows what time it is; `nil` where it does.
  ///
  /// A trusted clock is recorded once in a boot, and again when it was stepped. Slewing moves the wall clock and the
  /// time since boot alike, so that only a step changes their difference.
  public func synchronisation(at reading: ClockReading) -> ClockSynchronised? {
    guard reading.isTrusted else { return nil }
    let booted = reading.bootMilliseconds
    if let known = bootedMilliseconds(in: reading.boot), abs(booted - known) <= ClockSpan.toleranceMilliseconds {
      return nil
    }
    return ClockSynchronised(bootedMilliseconds: booted)
  }

  /// The moment of a reading: what an event that is recorded now gets.
  public func moment(at reading: ClockReading) -> EventMoment {
    if reading.isTrusted { return EventMoment(milliseconds: reading.wallMilliseconds, standing: .recorded) }
    let time = EventTime(reading, notBefore: newest)
    if let span, newest?.boot == reading.boot { return span.moment(of: time) }
    return ClockSpan(first: 0, bootFirst: 0, eve: eve, bootedMilliseconds: nil).moment(of: time)
  }
}
