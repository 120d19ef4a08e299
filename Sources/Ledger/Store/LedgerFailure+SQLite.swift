import GRDB
import GRDBSQLite

extension LedgerFailure {
  /// What an error of SQLite means for the ledger; arguments of statements are never part of it.
  init(_ error: any Error) {
    if let failure = error as? LedgerFailure {
      self = failure
    } else if let error = error as? DatabaseError {
      self = .storage(code: error.extendedResultCode.rawValue, message: error.message ?? "no further word")
    } else {
      self = .storage(code: 0, message: "unexpected \(type(of: error))")
    }
  }

  var message: String {
    if case .storage(_, let message) = self { message } else { description }
  }

  /// What is wrong, without advice: for the note beside a ledger that was set aside.
  var problem: String {
    switch self {
    case .storage(let code, let message), .cannotOpen(_, let code, let message): "\(message) (SQLite \(code))"
    default: description
    }
  }

  /// SQLite's extended result code; 0 where it is none of its failures.
  var code: Int32 {
    switch self {
    case .storage(let code, _), .cannotOpen(_, let code, _): code
    default: 0
    }
  }

  /// Whether the file itself cannot be relied on any more, so that another must be begun.
  public var isDamage: Bool {
    switch self {
    case .chain, .damagedRow, .gone, .newestIsAnother: true
    case .storage, .cannotOpen:
      // A statement that does not fit the tables (1), or a row that is there already (19): the schema is not ours.
      [SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_CONSTRAINT].contains(code & 0xFF)
    default: false
    }
  }

  /// Whether the file may be whole all the same: a connection that outlived a failure of its disk reads nonsense.
  var mayBeOfConnection: Bool {
    switch self {
    case .storage, .cannotOpen, .damagedRow: true
    default: false
    }
  }

  /// Whether the disk did not read or write.
  var isOfTheDisk: Bool { [SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN].contains(code & 0xFF) }
}
