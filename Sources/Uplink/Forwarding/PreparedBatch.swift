import DistrictProtocol
import StationCore

/// A batch as it goes over the line: read, written as CloudEvents and compressed.
struct PreparedBatch: Sendable {
  /// The sequences of its events.
  let sequences: ClosedRange<Int64>
  /// The head that goes beside it.
  let head: LedgerHeadHeader
  /// The compressed body.
  let body: [UInt8]

  /// Reads and writes what goes next.
  ///
  /// - Parameters:
  ///   - outbox: the ledger.
  ///   - sequence: behind which event.
  ///   - limit: at most so many events.
  ///   - bytes: at most so many bytes uncompressed; one event goes whatever its size.
  /// - Throws: ``BatchUnreadable``.
  init(
    of outbox: any EventOutbox, after sequence: Int64, limit: Int, bytes: Int
  ) throws(BatchUnreadable) {
    var records: [EventRecord]
    do { records = try outbox.events(after: sequence, limit: limit) } catch {
      throw BatchUnreadable(reason: "the ledger cannot be read: \(error)")
    }
    guard records.first?.sequence == sequence + 1 else {
      throw BatchUnreadable(reason: "the district asks for event \(sequence + 1), which the ledger does not have")
    }
    records.removeLast(records.count - BatchSize.count(of: records, source: outbox.source, bytes: bytes))
    guard let last = records.last, let head = EventBatch.header(for: records) else {
      throw BatchUnreadable(reason: "a batch without events cannot be sent")
    }
    sequences = sequence + 1...last.sequence
    self.head = head
    do { body = try Gzip.compress(EventBatch.encode(records, source: outbox.source)) } catch {
      throw BatchUnreadable(reason: "the batch cannot be compressed: \(error)")
    }
  }
}
