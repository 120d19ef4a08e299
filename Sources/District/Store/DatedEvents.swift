import StationCore

/// An event with its moment.
struct DatedEvent {
  let record: EventRecord
  var moment: EventMoment
}

/// The new events of a batch, each given its moment as it comes; a clock event repairs those of its boot before it.
struct DatedEvents {
  /// A range of stored events that a clock event has repaired.
  struct Repair: Hashable {
    let sequences: Range<Int64>
    let bootedMilliseconds: Int64
  }

  /// The clock behind the newest event.
  private(set) var clock: ClockState
  private(set) var events: [DatedEvent] = []
  /// What is to be repaired of the events that are stored.
  private(set) var repairs: [Repair] = []

  /// Begins behind a ledger's head.
  init(after clock: ClockState, count: Int) {
    self.clock = clock
    events.reserveCapacity(count)
  }

  /// Takes the next event in.
  mutating func take(_ record: EventRecord) {
    let step = clock.take(record)
    if let repair = step.repair { apply(repair, before: events.first?.record.sequence ?? record.sequence) }
    events.append(DatedEvent(record: record, moment: step.moment))
  }

  private mutating func apply(_ repair: ClockStep.Repair, before first: Int64) {
    if repair.bootFirst < first {
      repairs.append(Repair(sequences: repair.bootFirst..<first, bootedMilliseconds: repair.bootedMilliseconds))
    }
    for index in events.indices where events[index].record.sequence >= repair.bootFirst {
      events[index].moment = EventMoment(
        milliseconds: repair.bootedMilliseconds + events[index].record.time.sinceBootMilliseconds, standing: .repaired)
    }
  }
}
