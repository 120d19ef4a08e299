import GRDBSQLite
import Glibc
public import StationCore

/// Why the ledger cannot be used.
public enum LedgerFailure: Error, Hashable, Sendable {
  /// There is no ledger in the directory.
  case absent(path: String)
  /// The file cannot be opened or made; the message is SQLite's.
  case cannotOpen(path: String, code: Int32, message: String)
  /// A setting on which durability rests did not take.
  case settingRefused(name: String, found: String)
  /// The ledger belongs to another station.
  case otherStation(found: String, configured: StationID)
  /// SQLite refused to read or write; `code` is its extended result code.
  case storage(code: Int32, message: String)
  /// A row cannot be read as an event.
  case damagedRow(sequence: Int64)
  /// The newest event on the disk is not the one that was written last: somebody else changed the ledger meanwhile.
  ///
  /// `found` is `nil` for a ledger without events.
  case newestIsAnother(expected: ChainHead, found: ChainHead?)
  /// The events do not fit their chain.
  case chain(ChainFault)
  /// There was a ledger here, and now there is none, or an empty file.
  case gone(path: String)
  /// A file of the data directory could not be made, moved or written; `code` is the system's error number.
  case file(path: String, code: Int32)
  /// A new ledger has begun, and what was to be recorded belongs to a visit of the one before.
  case newLedger
}

extension LedgerFailure {
  /// Whether there is no room left on the disk.
  public var isDiskFull: Bool {
    if case .storage(let code, _) = self { code & 0xff == SQLITE_FULL } else { false }
  }
}

extension LedgerFailure: CustomStringConvertible {
  /// The failure in words, with what to do.
  public var description: String {
    switch self {
    case .absent(let path): "there is no ledger at \(path); it is made when stationd first starts"
    case .cannotOpen(let path, let code, let message):
      "the ledger \(path) cannot be opened: \(message) (SQLite \(code))\(advice)"
    case .settingRefused(let name, let found):
      "SQLite did not accept \(name): it is \(found), and without it a power cut could lose check-ins"
    case .otherStation(let found, let configured):
      "the ledger belongs to station \(found), but the configuration says \(configured); "
        + "use another [data] directory for another station"
    case .storage(let code, let message):
      "the ledger could not be used: \(message) (SQLite \(code))\(advice)"
    case .damagedRow(let sequence): "event \(sequence) of the ledger cannot be read"
    case .newestIsAnother(let expected, let found):
      "the ledger was changed behind the station's back: its newest event should be \(expected.sequence), "
        + "but it is \(found.map { $0.sequence == expected.sequence ? "another \($0.sequence)" : "\($0.sequence)" } ?? "gone")"
    case .chain(let fault): "\(fault)"
    case .gone(let path): "the ledger \(path) is gone: the file is not there, or it is empty"
    case .file(let path, let code):
      "\(path) cannot be made, moved or written: \(String(cString: strerror(code)))\(Self.diskAdvice)"
    case .newLedger: "a new ledger has begun because the one before is damaged; please check in again"
    }
  }

  private var advice: String { isOfTheDisk ? Self.diskAdvice : "" }

  private static let diskAdvice =
    "; nothing can be recorded until the disk reads and writes again: look whether it is full, mounted read-only or "
    + "failing (`dmesg`), repair or replace it, and recording goes on by itself"
}
