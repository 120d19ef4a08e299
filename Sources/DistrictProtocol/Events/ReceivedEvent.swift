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
  /// The event's canonical bytes where they came so; `nil` where they have to be written.
  private let canonicalBytes: ArraySlice<UInt8>?

  /// An event; nothing is checked here.
  ///
  /// The last parameter takes the canonical bytes of just this event, if they are known.
  public init(
    sequence: Int64, time: EventTime, type: String, subject: MemberRef?, data: String,
    canonicalBytes: ArraySlice<UInt8>? = nil
  ) {
    self.sequence = sequence
    self.time = time
    self.type = type
    self.subject = subject
    self.data = data
    self.canonicalBytes = canonicalBytes
  }

  /// The record that this event becomes behind the given seal.
  public func record(source: EventSource, after head: ChainHash) -> EventRecord {
    let hash =
      if let canonicalBytes {
        head.next(canonicalBytes)
      } else {
        head.next(
          CanonicalEvent.bytes(
            source: source, sequence: sequence, time: time, type: type, subject: subject, data: data))
      }
    return EventRecord(sequence: sequence, time: time, type: type, subject: subject, data: data, hash: hash)
  }
}
