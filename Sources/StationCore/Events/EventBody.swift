/// What an event says.
public enum EventBody: Hashable, Sendable {
  /// A visit begins.
  case checkIn(CheckIn)
  /// A service was used in a visit.
  case serviceUse(ServiceUse)
  /// An earlier event is corrected.
  case correction(Correction)
  /// A card reader went away.
  case readerLost(ReaderChange)
  /// A card reader is there, for the first time or again.
  case readerFound(ReaderChange)
  /// The district's programme came into force.
  case programmeApplied(ProgrammeApplied)
  /// A programme of the district was not put into force.
  case programmeRefused(ProgrammeRefused)
  /// The clock became right, or was set again.
  case clockSynchronised(ClockSynchronised)
  /// The ledger continues another.
  case ledgerBegan(LedgerBegan)
  /// The oldest events were removed.
  case ledgerPruned(LedgerPruned)
  /// The disk is running out.
  case diskLow(DiskChange)
  /// The disk has room again.
  case diskRecovered(DiskChange)

  /// The kind of event.
  public var type: EventType {
    switch self {
    case .checkIn: .checkIn
    case .serviceUse: .serviceUse
    case .correction: .correction
    case .readerLost: .readerLost
    case .readerFound: .readerFound
    case .programmeApplied: .programmeApplied
    case .programmeRefused: .programmeRefused
    case .clockSynchronised: .clockSynchronised
    case .ledgerBegan: .ledgerBegan
    case .ledgerPruned: .ledgerPruned
    case .diskLow: .diskLow
    case .diskRecovered: .diskRecovered
    }
  }

  /// The member whom it is about, if any.
  public var subject: MemberRef? {
    switch self {
    case .checkIn(let checkIn): checkIn.member
    case .serviceUse(let use): use.member
    case .correction(let correction): correction.subject
    default: nil
    }
  }
}
