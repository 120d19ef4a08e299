import GRDB

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
}
