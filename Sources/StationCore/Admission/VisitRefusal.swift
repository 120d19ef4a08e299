/// Why a press changes nothing.
public enum VisitRefusal: Error, Hashable, Sendable {
  /// There is no such visit, or it began too long ago.
  case noSuchVisit
  /// The station does not offer the service.
  case noSuchService
  /// The visit has nothing to take back.
  case nothingToUndo
}
