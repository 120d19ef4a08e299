import GRDB

extension DistrictFault {
  /// What an error of the database means for the district; arguments of statements are never part of it.
  init(_ error: any Error) {
    if let fault = error as? DistrictFault {
      self = fault
    } else if let error = error as? DatabaseError {
      self = .storage(code: error.extendedResultCode.rawValue, message: error.message ?? "no further word")
    } else {
      #if PostgreSQL
        if let error = error as? PostgreSQLError {
          self = .database(state: error.state, message: error.message)
          return
        }
      #endif
      self = .storage(code: 0, message: "unexpected \(type(of: error))")
    }
  }
}
