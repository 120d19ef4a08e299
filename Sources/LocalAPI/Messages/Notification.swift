public import StationCore

/// What the daemon tells subscribers without being asked.
public enum Notification: Hashable, Sendable {
  /// The station's state changed.
  case station(StationView)
  /// A card was tapped and is on the disk.
  case visit(VisitView)
  /// A card was tapped but could not be recorded; the problem is in words for the keeper.
  case tapFailed(problem: String)
  /// Keys were pressed on a reader's keypad: digits, `*` and `#`.
  case keys(String)
  /// Something passed on a reader; told to those who watch the readers only.
  case watched(ReaderMoment)
  /// A member code was shown and checks nobody in.
  case codeRefused(CodeRefusal)
}
