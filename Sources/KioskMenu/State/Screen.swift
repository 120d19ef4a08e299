public import LocalAPI

/// What the menu shows, with what that screen needs.
public enum Screen: Hashable, Sendable {
  /// The daemon cannot be reached, or has not told anything yet.
  case away
  /// Nobody is here: please tap.
  case idle
  /// Somebody is here.
  case visit(OpenVisit)
  /// A tap could not be recorded; goes away at that steady time.
  case tapFailed(until: Int64)
  /// A member code checks nobody in; goes away at that steady time.
  case codeRefused(CodeRefusal, until: Int64)
  /// What the keys mean, until that steady time; with the visit that waits below it.
  case help(until: Int64, below: OpenVisit?)
}
