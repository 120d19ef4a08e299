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
  /// A programme of the district was not put into force: ``ProgrammeRefused``.
  case programmeRefused = "warmstation.programme-refused"
  /// The clock became right, or was set again: ``ClockSynchronised``.
  case clockSynchronised = "warmstation.clock-synchronised"
  /// A ledger continues another: ``LedgerBegan``.
  case ledgerBegan = "warmstation.ledger-began"
  /// The oldest events were removed: ``LedgerPruned``.
  case ledgerPruned = "warmstation.ledger-pruned"
  /// The disk is running out: ``DiskChange``.
  case diskLow = "warmstation.disk-low"
  /// The disk has room again: ``DiskChange``.
  case diskRecovered = "warmstation.disk-recovered"
}
