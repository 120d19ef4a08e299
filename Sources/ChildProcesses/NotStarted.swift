/// That a program could not be started.
public struct NotStarted: Error, Hashable, Sendable {
  /// Why: an `errno`.
  public let code: Int32
}
