import StationCore

/// A ledger of a simulated station: what is on its disk.
struct SimulatedLedger {
  let source: EventSource
  private(set) var records: [EventRecord] = []
  /// The durable cursor.
  var acknowledged: Int64 = 0
  /// Up to where events were removed.
  var pruned: Int64 = 0
  var setAside: Set<Int64> = []

  init(_ number: UInt64) {
    source = EventSource(station: Samples.station, ledger: LedgerID(rawValue: number))
  }

  var newest: Int64 { Int64(records.count) }

  /// Appends an event at a wall time that may be anything.
  mutating func append(at wall: Int64) {
    let head = records.last?.hash ?? .genesis(of: source)
    let time = EventTime(
      wallMilliseconds: wall, boot: Samples.boot, sinceBootMilliseconds: newest * 1_000, isTrusted: newest % 2 == 0)
    records.append(EventRecord(.checkIn(.guest), sequence: newest + 1, time: time, source: source, after: head))
  }

  /// At most so many events behind a sequence, as far as they were not removed.
  func events(after sequence: Int64, limit: Int) -> [EventRecord] {
    Array(records.dropFirst(Int(max(sequence, pruned))).prefix(limit))
  }
}
