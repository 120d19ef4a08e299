public import StationCore

/// An event as it came over the wire: every attribute well-formed, its seal not yet computed.
public struct ReceivedEvent: Hashable, Sendable {
  /// Its place in the ledger.
  public let sequence: Int64
  /// When it happened.
  public let time: EventTime
  /// What kind of event it is.
  public let type: String
  /// The member whom it is about, if any.
  public let subject: MemberRef?
  /// The event's own members in canonical form (RFC 8785): an object.
  public let data: String

  /// An event; nothing is checked here.
  public init(sequence: Int64, time: EventTime, type: String, subject: MemberRef?, data: String) {
    self.sequence = sequence
    self.time = time
    self.type = type
    self.subject = subject
    self.data = data
  }

  /// The record that this event becomes behind the given seal.
  public func record(source: EventSource, after head: ChainHash) -> EventRecord {
    EventRecord(
      sequence: sequence, time: time, type: type, subject: subject, data: data,
      hash: head.next(
        CanonicalEvent.bytes(
          source: source, sequence: sequence, time: time, type: type, subject: subject, data: data)))
  }
}
