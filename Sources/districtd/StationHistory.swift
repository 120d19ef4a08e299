import CommandLineTool
import District
import Glibc
import Ledger
import StationCore

/// What a station has recorded, as it came on a stick or out of its own command.
struct StationHistory {
  let path: String
  let station: StationID

  /// Compares it with the district's.
  ///
  /// - Throws: ``CommandFailure`` where it cannot be read or is another station's.
  func compare(with store: DistrictStore) throws(CommandFailure) -> HistoryComparison {
    let bar = ProgressBar("comparing")
    defer { bar.end() }
    var information = stat()
    if path != "-", stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
      return try compareExport(with: store, bar)
    }
    return try CommandFailure.wrap { () throws(DistrictFault) in
      try store.compare(linesAt: path == "-" ? "/dev/stdin" : path, of: station)
    }
  }

  private func compareExport(with store: DistrictStore, _ bar: ProgressBar) throws(CommandFailure) -> HistoryComparison
  {
    do {
      let export = try ExportedLedgers(path)
      guard export.station == station else {
        throw CommandFailure(.usage, "\(path) is an export of station \(export.station), not of \(station)")
      }
      return HistoryComparison(
        try export.manifest.ledgers.map { entry in
          guard let ledger = LedgerID(entry.ledger) else { throw ExportFailure.noExport(path: path) }
          var comparison = try store.comparison(with: EventSource(station: station, ledger: ledger))
          var count: Int64 = 0
          let verdict = try export.verify(entry) { record in
            try comparison.take(record.sequence, record.hash)
            count += 1
            if count.isMultiple(of: 1_000) { bar.show(count, of: entry.count) }
          }
          if let fault = verdict.fault { comparison.note(badAt: fault.sequence, "\(fault)") }
          return try comparison.result()
        })
    } catch let failure as CommandFailure {
      throw failure
    } catch let failure as ExportFailure {
      throw CommandFailure(.usage, failure.description)
    } catch let fault as DistrictFault {
      throw CommandFailure(fault)
    } catch {
      throw CommandFailure(.badNews, "\(path) cannot be compared: \(error)")
    }
  }
}
