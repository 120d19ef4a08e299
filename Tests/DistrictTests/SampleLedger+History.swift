import District
import StationCore
import TestSupport
import Testing

extension SampleLedger {
  /// The ledger of a made-up history.
  init(_ station: String, _ history: SampleHistory, ledger: UInt64 = 1) throws {
    try self.init(station, ledger: ledger)
    for (index, body) in history.bodies.enumerated() {
      let boot = try #require(BootID(bytes: Array(repeating: UInt8(history.boots[index]), count: 16)))
      append(
        body,
        at: EventTime(
          wallMilliseconds: history.moments[index], boot: boot, sinceBootMilliseconds: history.sinceBoot[index],
          isTrusted: true))
    }
  }
}

extension DistrictStore {
  /// Takes a whole ledger in.
  func take(_ ledger: SampleLedger, at now: Int64 = SampleLedger.start) async throws {
    guard !ledger.records.isEmpty else { return }
    let (batch, header) = try ledger.batch(1...ledger.records.count)
    guard case .stored = try await ingest(batch, header: header, at: now) else {
      Issue.record("the ledger was refused")
      return
    }
  }
}
