import StationCore
import Synchronization

extension LedgerStore {
  /// Sets the current ledger aside and begins a new one.
  func begin(
    because reason: LedgerBegan.Reason, problem: String, differsFrom sequence: Int64? = nil, at reading: ClockReading
  ) throws(LedgerFailure) {
    let (old, known) = state.withLock { ($0.current, $0.head) }
    let beginning = LedgerBeginning(directory: directory, station: station)
    var remains = LedgerRemains(of: old, in: directory, known: known)
    if let sequence { remains = remains.differing(from: sequence, old) }
    let ledger = try beginning.begin(
      behind: remains, because: reason, problem: problem, at: reading, minting: mint)
    let earlier = try ledger.reader.earlier()
    let head = try ledger.reader.head()
    state.withLock { state in
      state.current = ledger
      state.earlier = earlier
      state.head = head
      state.finding = nil
    }
  }
}
