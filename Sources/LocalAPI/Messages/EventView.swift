public import StationCore

/// An event of the ledger as it is sealed, and when it really happened.
public struct EventView: Hashable, Sendable {
  /// Its canonical CloudEvent, exactly as it is sealed and sent.
  public let event: String
  /// When it happened, which may be another time than it says.
  public let moment: EventMoment

  /// An event.
  public init(event: String, moment: EventMoment) {
    self.event = event
    self.moment = moment
  }
}
