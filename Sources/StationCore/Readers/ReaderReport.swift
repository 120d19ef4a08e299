/// What a supervised card reader tells the station.
public enum ReaderReport: Hashable, Sendable {
  /// A card was put on the reader; told once however long it is held.
  case tap(CanonicalCard)
  /// The device is open and read from, for the first time or again.
  case found
  /// The device went away or could not be used.
  case lost(ReaderFault)
}
