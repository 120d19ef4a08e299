import StationCore

/// A station in a world with a true time: its clocks may be wrong, and it records as the daemon does.
struct ClockedStation {
  /// Now, by the true time.
  private(set) var truth = Samples.morning
  /// How far the wall clock is ahead of the true time.
  var wallAhead: Int64 = 0
  var isTrusted = true
  private var boots: UInt8 = 0
  private var booted = Samples.morning
  private(set) var state = ClockState()
  private(set) var records: [EventRecord] = []
  /// The true time of each record.
  private(set) var truths: [Int64] = []

  init() { boot() }

  var now: ClockReading {
    ClockReading(
      wallMilliseconds: truth + wallAhead,
      boot: BootID(bytes: [UInt8](repeating: boots, count: 16)) ?? { fatalError("a boot id has 16 bytes") }(),
      sinceBootMilliseconds: truth - booted, isTrusted: isTrusted)
  }

  /// The power is gone for a while, and then the machine starts with a clock that nobody vouches for yet.
  mutating func boot(afterMilliseconds gap: Int64 = 0, wall: Int64? = nil) {
    truth += gap
    boots += 1
    booted = truth
    isTrusted = false
    wallAhead = (wall ?? truth) - truth
    truth += 15_000
  }

  mutating func wait(milliseconds: Int64) { truth += milliseconds }

  /// The network is there: the wall clock is set right.
  mutating func synchronise() {
    wallAhead = 0
    isTrusted = true
  }

  /// Records an event, and before it what must be recorded of the clock.
  mutating func record(_ body: EventBody = .checkIn(.guest)) {
    let clock = state.synchronisation(at: now).map(EventBody.clockSynchronised)
    for body in [clock, body].compactMap({ $0 }) {
      let head = records.last.map { ChainHead(sequence: $0.sequence, hash: $0.hash) }
      let record = EventRecord(
        body, sequence: (head?.sequence ?? 0) + 1, time: EventTime(now, notBefore: records.last?.time),
        source: Samples.source, after: head?.hash ?? .genesis(of: Samples.source))
      _ = state.take(record)
      records.append(record)
      truths.append(truth)
    }
  }

  /// What is known of the clocks once everything is recorded.
  var history: ClockHistory {
    records.reduce(into: ClockHistory()) { $0.add($1) }
  }

  /// The check-ins' moments, with how far each is behind the true time.
  var checkIns: [(moment: EventMoment, late: Int64)] {
    let history = history
    return zip(records, truths).filter { $0.0.type == EventType.checkIn.rawValue }.map { record, truth in
      let moment = history.moment(of: record)
      return (moment, truth - moment.milliseconds)
    }
  }
}
