import Glibc
import GRDB
public import StationCore

/// Continues a station's exported ledgers on new hardware.
///
/// They become earlier ledgers of a new one, so that the old device, should it come back, never writes into the same
/// ledger. Until the last step nothing of it is in force: an import that was interrupted is simply made again.
public struct LedgerImport {
  private static let batch = 5_000

  private let directory: String
  private let export: ExportedLedgers
  private let isDamageAccepted: Bool

  /// An import of an export into a data directory that no daemon works on.
  ///
  /// - Parameters:
  ///   - directory: the data directory.
  ///   - export: what is imported.
  ///   - isDamageAccepted: whether what holds of a broken export is taken; else it is refused.
  public init(directory: String, export: ExportedLedgers, isDamageAccepted: Bool) {
    self.directory = directory
    self.export = export
    self.isDamageAccepted = isDamageAccepted
  }

  /// Proves the export, takes its ledgers over, and begins a new one.
  ///
  /// - Parameters:
  ///   - station: the station that the configuration names.
  ///   - reading: the clocks, for the new ledger's first event.
  ///   - mint: makes the new ledger's id.
  ///   - progress: told now and then how many events were taken over, and of how many.
  /// - Returns: the ledgers that were taken over, oldest first, and the new one.
  /// - Throws: ``ExportFailure``.
  public func run(
    station: StationID, at reading: ClockReading, minting mint: () -> LedgerID = LedgerStore.randomID,
    progress: LedgerExport.Progress
  ) throws -> (ledgers: [EarlierLedger], current: EventSource) {
    guard export.station == station else {
      throw ExportFailure.otherStation(found: export.manifest.station, configured: station)
    }
    let minted = try checkEmpty(station) ?? mint()
    if !isDamageAccepted { try export.checkFiles() }
    let all = export.manifest.ledgers.reduce(0) { $0 + $1.count }
    try ExportFiles.checkRoom(all * 1_000 + 1_048_576, at: directory)
    var ledgers: [EarlierLedger] = []
    var done: Int64 = 0
    for entry in export.manifest.ledgers {
      let verdict = try rebuild(entry, station) { progress(done + $0, all) }
      done += entry.count
      ledgers.append(earlier(entry, verdict))
    }
    guard let previous = ledgers.last else { throw ExportFailure.noExport(path: export.path) }
    try takeEvidence()
    let beginning = LedgerBeginning(directory: directory, station: station)
    let ledger = try beginning.begin(
      Succession(previous: previous, before: ledgers.dropLast(), minted: minted.description), at: reading)
    try own()
    return (ledgers, ledger.source)
  }

  /// The id of a ledger that is here without an event; `nil` where there is none.
  private func checkEmpty(_ station: StationID) throws -> LedgerID? {
    let here = LedgerDirectory(directory)
    let imported = Set(here.earlier.compactMap(\.id))
    if let last = export.manifest.ledgers.last?.id, imported.contains(last),
      LedgerRegister.load(directory: directory).succession == nil
    {
      throw ExportFailure.imported(directory: directory)
    }
    switch here.current {
    case .failure(.absent): return nil
    case .failure(let failure): throw ExportFailure.ledger(failure)
    case .success(let reader):
      let events = try reader.head().sequence
      let first = try reader.events(after: 0, limit: 1).first
      // What an interrupted import has begun is its own.
      if let first, case .ledgerBegan(let began)? = EventBody(record: first), began.reason == .moved, events == 1,
        began.previous == export.manifest.ledgers.last?.id
      {
        return reader.source.ledger
      }
      guard events == 0 else { throw ExportFailure.notEmpty(directory: directory, events: events) }
      guard reader.source.station == station else {
        throw ExportFailure.ledger(.otherStation(found: reader.source.station.description, configured: station))
      }
      return reader.source.ledger
    }
  }

  private func earlier(_ entry: ExportManifest.Entry, _ verdict: ExportedLedgers.Verdict) -> EarlierLedger {
    let problem = verdict.fault.map { "the export does not hold: \($0)" } ?? entry.problem
    return EarlierLedger(
      id: entry.id, reason: LedgerBegan.Reason(rawValue: entry.standing) ?? .moved, head: verdict.head,
      newest: max(entry.sequence, verdict.head.sequence), problem: problem,
      evidence: entry.evidence, acknowledged: min(entry.acknowledged, verdict.head.sequence))
  }

  /// Writes a ledger's events into a file of its own.
  private func rebuild(
    _ entry: ExportManifest.Entry, _ station: StationID, _ progress: (Int64) -> Void
  ) throws -> ExportedLedgers.Verdict {
    guard let id = entry.id else { throw ExportFailure.noExport(path: export.path) }
    let place = "\(directory)/\(EarlierLedger.place(of: id))"
    let temporary = "\(place).part"
    ExportFiles.remove(temporary)
    try DataFile.makeDirectory(temporary)
    let retained = try export.retained(entry)
    let verdict: ExportedLedgers.Verdict
    do {
      let writer = try LedgerWriter(directory: temporary, station: station, minting: id, synchronous: .normal)
      var held: [EventRecord] = []
      verdict = try export.verify(entry) { record in
        held.append(record)
        guard held.count == Self.batch else { return }
        try writer.take(held)
        progress(record.sequence - entry.base)
        held = []
      }
      try writer.take(held)
      try writer.settle(retained, acknowledged: min(entry.acknowledged, verdict.head.sequence))
    }
    if let fault = verdict.fault, !isDamageAccepted {
      ExportFiles.remove(temporary)
      throw ExportFailure.broken(ledger: id, fault)
    }
    try ExportFiles.flush("\(temporary)/\(LedgerFile.name)")
    ExportFiles.remove(place)
    try DataFile.move(temporary, to: place)
    try DataFile.flush(directory: "\(directory)/earlier")
    return verdict
  }

  private func takeEvidence() throws {
    for name in ExportFiles.list("\(export.path)/set-aside") {
      let destination = "\(directory)/set-aside/\(name)"
      try DataFile.makeDirectory(DataFile.directory(of: destination))
      try DataFile.copy("\(export.path)/set-aside/\(name)", to: destination)
    }
  }

  /// Gives everything that root made to the owner of the data directory, who reads it as the daemon.
  private func own() throws {
    let names = ["ledgers.json", LedgerFile.name] + LedgerFile.companions
    for name in names where DataFile.exists("\(directory)/\(name)") { try DataFile.own("\(directory)/\(name)") }
    for part in ["earlier", "set-aside"] {
      for name in ExportFiles.list("\(directory)/\(part)") { try DataFile.own("\(directory)/\(part)/\(name)") }
    }
  }
}

extension LedgerWriter {
  /// Takes over events of an exported ledger, which is this one.
  func take(_ records: [EventRecord]) throws(LedgerFailure) {
    try write { db in for record in records { try EventRow.insert(record, into: db) } }
  }

  /// Writes down what is known beside the events, and moves everything into the one file, which is then only read.
  func settle(
    _ retained: (base: PrunedBase, figures: RetainedFigures)?, acknowledged: Int64
  ) throws(LedgerFailure) {
    try write { db in
      try ClockSpanTable.rebuild(db)
      try db.execute(sql: "UPDATE cursor SET acknowledged = ?", arguments: [acknowledged])
      guard let retained else { return }
      try RetentionTables.keep(retained.figures, db)
      try RetentionTables.set(retained.base, db)
    }
    try withoutTransaction { db in
      _ = try db.checkpoint(.truncate)
    }
  }
}
