import DistrictProtocol
import StationCore

/// Decides what becomes of a batch: a pure rule over what is stored and what came.
struct IngestRule {
  /// What to do with the batch.
  enum Decision: Equatable {
    /// These records are new and follow the head; there may be none.
    case store([EventRecord])
    /// The batch is refused and raised as an alarm; nothing of it is stored.
    case refuse(IngestRefusal)
  }

  /// How far the ledger is stored; the empty ledger's head where nothing is.
  let head: ChainHead

  /// Judges a batch by the header beside it.
  ///
  /// - Parameters:
  ///   - batch: what came.
  ///   - header: the head that the station names beside it.
  ///   - stored: the seals of the stored events from the one before the batch's first up to the head, by sequence;
  ///     sequence 0 has the genesis seal.
  /// - Returns: what to store, or why nothing.
  func decide(_ batch: ReceivedBatch, header: ChainHead, stored: [Int64: ChainHash]) -> Decision {
    guard let before = stored[batch.firstSequence - 1] else { return .refuse(.gap(expected: head.sequence + 1)) }
    let records = batch.records(after: before)
    for record in records.prefix(while: { $0.sequence <= head.sequence }) where stored[record.sequence] != record.hash {
      return .refuse(.fork(sequence: record.sequence))
    }
    guard let last = records.last, ChainHead(sequence: last.sequence, hash: last.hash) == header else {
      return .refuse(.brokenChain(first: batch.firstSequence))
    }
    return .store(Array(records.drop { $0.sequence <= head.sequence }))
  }
}
