public import StationCore

/// Events on the wire: a CloudEvents 1.0 JSON batch of the events' canonical forms.
///
/// - SeeAlso: CloudEvents JSON Event Format 1.0.2 §4.
public enum EventBatch {
  /// The body's media type.
  public static let contentType = "application/cloudevents-batch+json"
  /// The most events that a batch may have.
  public static let limit = 5_000
  /// The most bytes that one event may have.
  public static let eventLimit = 1 << 20

  /// The body that carries these records.
  public static func encode(_ records: [EventRecord], source: EventSource) -> [UInt8] {
    var writer = EventBatchWriter(source: source)
    for record in records { writer.append(record) }
    return writer.finished()
  }

  /// The header that goes beside these records; `nil` where there are none.
  public static func header(for records: [EventRecord]) -> LedgerHeadHeader? {
    records.last.map { LedgerHeadHeader(ChainHead(sequence: $0.sequence, hash: $0.hash)) }
  }

  /// Reads a body and checks its form; seals are computed by ``ReceivedBatch/records(after:)``.
  ///
  /// Only one event is held as JSON at a time, so that a body cannot take many times its own size in memory.
  /// - Parameters:
  ///   - body: the JSON list.
  ///   - station: whose events they must be; `nil` for anybody's.
  /// - Returns: the events, in order.
  /// - Throws: ``BatchFault`` naming the first thing that is wrong.
  public static func decode(_ body: [UInt8], of station: StationID? = nil) throws(BatchFault) -> ReceivedBatch {
    if let batch = CanonicalBatchReader.read(body, limit: limit, eventLimit: eventLimit),
      station == nil || station == batch.source.station
    {
      return batch
    }
    return try parse(body, of: station)
  }

  /// Reads a body of any form.
  static func parse(_ body: [UInt8], of station: StationID? = nil) throws(BatchFault) -> ReceivedBatch {
    var list: JSONList
    do { list = try JSONList(body, elementLimit: eventLimit) } catch { throw BatchFault(.notJSON(error)) }
    guard list.isList else { throw BatchFault(.notAList) }
    var source: EventSource?
    var events: [ReceivedEvent] = []
    while let element = try next(in: &list) {
      let index = events.count
      guard index < limit else { throw BatchFault(.tooMany(limit: limit)) }
      let reader = try EventAttributes(element, index: index)
      let from = try reader.source()
      guard from.station == station ?? from.station else { throw reader.fault(.otherStation) }
      guard from == source ?? from else { throw reader.fault(.otherSource) }
      source = from
      let event = try reader.event()
      if let last = events.last, event.sequence != last.sequence + 1 {
        throw reader.fault(.notConsecutive(expected: last.sequence + 1))
      }
      events.append(event)
    }
    guard let source else { throw BatchFault(.empty) }
    return ReceivedBatch(source: source, events: events)
  }

  private static func next(in list: inout JSONList) throws(BatchFault) -> JSONValue? {
    do { return try list.next() } catch { throw BatchFault(.notJSON(error)) }
  }
}
