/// What a supervised card reader tells the station.
public enum ReaderReport: Hashable, Sendable {
  /// A card was put on the reader; told once however long it is held.
  case tap(CanonicalCard)
  /// Keys were pressed on the reader's own keypad: digits, `*` and `#`.
  case keys(String)
  /// Its device is open, and what it speaks is being found out.
  case identifying
  /// It was found out what it speaks.
  case identified(ReaderFinding)
  /// The reader is there: its device is open and, where the protocol asks it, it answers.
  case found
  /// The reader went away or cannot be used.
  case lost(ReaderFault)
}
