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
  ///   - schedule: how large a batch may be, and which are of a backlog.
  /// - Throws: ``BatchUnreadable``.
  init(
    of outbox: any EventOutbox, after sequence: Int64, limit: Int, schedule: UploadSchedule
  ) throws(BatchUnreadable) {
    var writer = EventBatchWriter(source: outbox.source)
    var size = BatchSize(source: outbox.source, bytes: schedule.batchBytes)
    var isFull = false
    while !isFull, writer.count < limit {
      let asked = min(limit - writer.count, Self.portion)
      let records: [EventRecord]
      do { records = try outbox.events(after: sequence + Int64(writer.count), limit: asked) } catch {
        throw BatchUnreadable(reason: "the ledger cannot be read: \(error)")
      }
      for record in records where !isFull {
        guard record.sequence == sequence + Int64(writer.count) + 1 else {
          throw BatchUnreadable(
            reason: "the district asks for event \(sequence + Int64(writer.count) + 1), which the ledger does not have")
        }
        isFull = !size.takes(record)
        if !isFull { writer.append(record) }
      }
      isFull = isFull || records.count < asked
    }
    guard let head = writer.head else {
      throw BatchUnreadable(
        reason: "the district asks for event \(sequence + 1), which the ledger does not have")
    }
    sequences = sequence + 1...head.sequence
    self.head = LedgerHeadHeader(head)
    do { body = try Gzip.compress(writer.finished(), limit > schedule.batchEvents ? .quick : .small) } catch {
      throw BatchUnreadable(reason: "the batch cannot be compressed: \(error)")
    }
  }

  /// How many events are held at a time; the rest of the batch is bytes already.
  private static let portion = 250
}
