public import StationCore

/// Events on the wire: a CloudEvents 1.0 JSON batch of the events' canonical forms.
///
/// - SeeAlso: CloudEvents JSON Event Format 1.0.2 §4.
public enum EventBatch {
  /// The body's media type.
  public static let contentType = "application/cloudevents-batch+json"
  /// The most events that a batch may have.
  public static let limit = 5_000

  /// The body that carries these records.
  public static func encode(_ records: [EventRecord], source: EventSource) -> [UInt8] {
    var body: [UInt8] = [UInt8(ascii: "[")]
    body.reserveCapacity(2 + records.count * 400)
    for (index, record) in records.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      body.append(contentsOf: record.canonicalBytes(source: source))
    }
    body.append(UInt8(ascii: "]"))
    return body
  }

  /// The header that goes beside these records; `nil` where there are none.
  public static func header(for records: [EventRecord]) -> LedgerHeadHeader? {
    records.last.map { LedgerHeadHeader(ChainHead(sequence: $0.sequence, hash: $0.hash)) }
  }

  /// Reads a body and checks its form; seals are computed by ``ReceivedBatch/records(after:)``.
  ///
  /// - Throws: ``BatchFault`` naming the first thing that is wrong.
  public static func decode(_ body: [UInt8]) throws(BatchFault) -> ReceivedBatch {
    if let batch = CanonicalBatchReader.read(body, limit: limit) { return batch }
    return try parse(body)
  }

  /// Reads a body of any form.
  static func parse(_ body: [UInt8]) throws(BatchFault) -> ReceivedBatch {
    let value: JSONValue
    do { value = try JSONText.parse(body) } catch { throw BatchFault(.notJSON(error)) }
    guard case .array(let elements) = value else { throw BatchFault(.notAList) }
    guard elements.count <= limit else { throw BatchFault(.tooMany(limit: limit)) }
    var source: EventSource?
    var events: [ReceivedEvent] = []
    events.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      let reader = try EventAttributes(element, index: index)
      let from = try reader.source()
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
}
