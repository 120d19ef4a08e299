public import StationCore

/// A batch whose form is right: consecutive events of one ledger, at least one.
public struct ReceivedBatch: Hashable, Sendable {
  /// Whose events these are.
  public let source: EventSource
  /// The events, in order and without gaps.
  public let events: [ReceivedEvent]

  /// The first event's sequence.
  public var firstSequence: Int64 { events.first?.sequence ?? 0 }
  /// The last event's sequence.
  public var lastSequence: Int64 { events.last?.sequence ?? 0 }

  /// The records that the events become behind the head before them.
  public func records(after head: ChainHash) -> [EventRecord] {
    var hash = head
    return events.map { event in
      let record = event.record(source: source, after: hash)
      hash = record.hash
      return record
    }
  }
}
