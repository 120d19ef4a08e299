/// The kinds of event that this version writes and understands.
public enum EventType: String, Hashable, Sendable, CaseIterable {
  /// A visit begins: ``CheckIn``.
  case checkIn = "warmstation.check-in"
  /// A service was used in a visit: ``ServiceUse``.
  case serviceUse = "warmstation.service-use"
  /// An earlier event is corrected: ``Correction``.
  case correction = "warmstation.correction"
  /// A card reader went away: ``ReaderChange``.
  case readerLost = "warmstation.reader-lost"
  /// A card reader is there, for the first time or again: ``ReaderChange``.
  case readerFound = "warmstation.reader-found"
  /// The district's programme came into force: ``ProgrammeApplied``.
  case programmeApplied = "warmstation.programme-applied"
}
