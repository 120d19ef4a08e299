import StationCore

/// An event as it leaves the district in a table: what a reader may know of it and no more.
///
/// Kinds of event that are known to name nobody in confidence have their moment and, where it is asked for, a short form
/// of the member. Every other kind (counselling, answers of a survey, whatever a newer station records) has the day
/// only: neither a member nor an hour, neither a place in the ledger nor what it says, so that nobody can tie it to a
/// visit that stands beside it.
public struct ExportedEvent: Hashable, Sendable {
  /// The station.
  public let station: String
  /// Its name.
  public let name: String
  /// Its street.
  public let street: String
  /// The station's day.
  public let day: String
  /// What kind of event it is.
  public let type: String
  /// What may be told of an event that is not in confidence; `nil` for any other.
  public let details: Details?

  /// What is told of events that are not in confidence.
  public struct Details: Hashable, Sendable {
    /// The ledger.
    public let ledger: String
    /// The place in the ledger.
    public let sequence: Int64
    /// The station's local time, `HH:MM`.
    public let time: String
    /// Whether the time is only a guess.
    public let isUncertain: Bool
    /// The first eight digits of the member's reference; `nil` for guests.
    public let member: String?
    /// What the event says; `nil` where its members do not fit its kind.
    let body: EventBody?
  }

  /// Takes from an event what may be told.
  init(
    _ record: EventRecord, at moment: EventMoment, of station: RegisteredStation, _ ledger: LedgerID,
    _ calendar: StationCalendar
  ) {
    self.station = station.id.description
    name = station.name
    street = station.street
    // What a correction adds happened when the correction says.
    let body = EventBody(record: record)
    day = calendar.day(of: moment.milliseconds).description
    type = record.type
    details =
      EventType(rawValue: record.type).map(Self.open.contains) ?? false
      ? Details(
        ledger: ledger.description, sequence: record.sequence, time: calendar.clockText(moment.milliseconds),
        isUncertain: moment.standing == .uncertain, member: record.subject.map { String($0.description.prefix(8)) },
        body: body) : nil
  }

  /// The kinds of event that name nobody in confidence; whatever is not among them is taken to be.
  static let open: Set<EventType> = [
    .checkIn, .serviceUse, .correction, .readerLost, .readerFound, .programmeApplied, .programmeRefused,
    .clockSynchronised, .ledgerBegan, .ledgerPruned, .diskLow, .diskRecovered,
  ]
}
