import GRDB
import StationCore
import Synchronization

extension LedgerWriter {
  /// Writes the first event of a ledger that continues another, and behind it what must be carried over from there.
  ///
  /// What is carried keeps its time; references to events that are carried too follow them to their new sequences, and
  /// those to any other become 0.
  func begin(
    _ began: LedgerBegan, carrying records: [EventRecord], at reading: ClockReading
  ) throws(LedgerFailure) {
    let first = records.first?.time ?? EventTime(reading, notBefore: nil)
    var last: EventRecord?
    var clock = ClockState()
    try write { db in
      var head = ChainHead(emptyLedgerOf: self.source)
      let body = EventBody.ledgerBegan(began)
      func seal(_ time: EventTime, _ type: String, _ subject: MemberRef?, _ data: String) throws {
        let sequence = head.sequence + 1
        let hash = head.hash.next(
          CanonicalEvent.bytes(
            source: self.source, sequence: sequence, time: time, type: type, subject: subject, data: data))
        let record = EventRecord(
          sequence: sequence, time: time, type: type, subject: subject, data: data, hash: hash)
        try EventRow.insert(record, into: db)
        try ClockSpanTable.take(record, into: &clock, db)
        last = record
        head = ChainHead(sequence: sequence, hash: hash)
      }
      try seal(first, body.type.rawValue, body.subject, body.data.canonicalText)
      for record in records {
        let shift = (records.first?.sequence ?? 2) - 2
        try seal(record.time, record.type, record.subject, Self.data(of: record, shiftedBy: shift))
      }
    }
    newest.withLock { $0 = last }
    self.clock.withLock { $0 = clock }
  }

  /// The data with `visit` and `corrects` counted in the new ledger, in which sequence `shift + 2` becomes 2.
  private static func data(of record: EventRecord, shiftedBy shift: Int64) -> String {
    guard case .object(var members)? = try? JSONText.parse(Array(record.data.utf8)) else { return record.data }
    for name in ["visit", "corrects"] {
      guard case .integer(let sequence)? = members[name] else { continue }
      members[name] = .integer(max(sequence - shift, 0) < 2 ? 0 : sequence - shift)
    }
    return JSONValue.object(members).canonicalText
  }
}
