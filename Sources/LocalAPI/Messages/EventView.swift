public import StationCore

/// An event of the ledger as it is sealed, and when it really happened.
public struct EventView: Hashable, Sendable {
  /// Its canonical CloudEvent, exactly as it is sealed and sent.
  public let event: String
  /// When it happened, which may be another time than it says.
  public let moment: EventMoment

  /// Its sequence, which is its id; `nil` where it has none.
  public var sequence: Int64? {
    guard case .string(let id)? = try? JSONText.parse(Array(event.utf8))["id"] else { return nil }
    return Int64(id)
  }

  /// An event.
  public init(event: String, moment: EventMoment) {
    self.event = event
    self.moment = moment
  }
}
