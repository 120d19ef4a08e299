import Glibc
public import StationCore

/// Why an export cannot be made, or not be taken.
public enum ExportFailure: Error, Hashable, Sendable {
  /// A file or directory of the export cannot be written; `code` is the system's error number.
  case cannotWrite(path: String, code: Int32)
  /// A file cannot be read.
  case cannotRead(path: String, problem: String)
  /// There is not enough room; both in bytes.
  case noRoom(path: String, needed: Int64, free: Int64)
  /// There is nothing to export: no ledger, and none before it.
  case nothing(directory: String)
  /// The directory is no export: its manifest is missing or cannot be understood.
  case noExport(path: String)
  /// A file is not what the export's checksums say.
  case otherChecksum(path: String)
  /// An exported ledger does not fit its chain.
  case broken(ledger: LedgerID, ChainFault)
  /// The export is of another station.
  case otherStation(found: String, configured: StationID)
  /// The data directory has events of its own.
  case notEmpty(directory: String, events: Int64)
  /// The ledgers of the export are here already.
  case imported(directory: String)
  /// The ledger's own files cannot be used.
  case ledger(LedgerFailure)
}

extension ExportFailure: CustomStringConvertible {
  /// The failure in words, with what to do.
  public var description: String {
    switch self {
    case .cannotWrite(let path, EROFS):
      "\(path) cannot be written: the stick is read-only; look for its switch, or mount it for writing"
    case .cannotWrite(let path, let code): "\(path) cannot be written: \(String(cString: strerror(code)))"
    case .cannotRead(let path, let problem): "\(path) cannot be read: \(problem)"
    case .noRoom(let path, let needed, let free):
      "\(path) has not enough room: \(needed / 1_048_576 + 1) MiB are needed and \(free / 1_048_576) MiB are free; "
        + "use a larger stick or make room on it"
    case .nothing(let directory): "\(directory) has no ledger, so there is nothing to export"
    case .noExport(let path):
      "\(path) is no export of a station: its manifest.json is missing or cannot be understood"
    case .otherChecksum(let path):
      "\(path) is not what was exported: its checksum is another; copy the export again from its source"
    case .broken(let ledger, let fault): "ledger \(ledger) of the export does not hold: \(fault)"
    case .otherStation(let found, let configured):
      "the export is of station \(found), but the configuration says \(configured); correct [station] id"
    case .notEmpty(let directory, let events):
      "\(directory) has \(events) events of its own, which would be mixed up with the export's; set [data] directory to "
        + "an empty one, or, if those events are not needed, move ledger.sqlite and ledgers.json out of it"
    case .imported(let directory): "the ledgers of this export are in \(directory) already; there is nothing to do"
    case .ledger(let failure): failure.description
    }
  }
}
