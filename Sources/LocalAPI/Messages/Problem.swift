public import StationCore

/// Why the daemon could not do what was asked.
public enum Problem: Error, Hashable, Sendable, Codable {
  /// The request was not understood.
  case malformed(String)
  /// There is no such visit, or it is over.
  case noSuchVisit
  /// The station does not offer the service.
  case noSuchService
  /// The station has no reader of that name.
  case noSuchReader(String)
  /// There is nothing to take back.
  case nothingToUndo
  /// Something cannot be corrected so.
  case correction(CorrectionRefusal)
  /// Somebody is not signed in.
  case keeper(KeeperRefusal)
  /// The ledger could not be read or written; in words for the keeper.
  case ledger(String)
}
