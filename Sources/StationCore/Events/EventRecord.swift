/// One event as it stands in the ledger and goes over the wire: what was said, when, and what seals it.
///
/// Types that this version does not know are kept as they are; ``EventBody/init(record:)`` reads those it knows.
public struct EventRecord: Hashable, Sendable {
  /// Its place in the ledger: 1, 2, 3 … without gaps.
  public let sequence: Int64
  /// When it happened.
  public let time: EventTime
  /// What kind of event it is, such as `warmstation.check-in`.
  public let type: String
  /// The member whom it is about, if any.
  public let subject: MemberRef?
  /// The event's own members in canonical form (RFC 8785): an object.
  public let data: String
  /// The hash that seals this event and, through the one before, all earlier ones.
  public let hash: ChainHash

  /// A record as it was read; nothing is checked here.
  public init(sequence: Int64, time: EventTime, type: String, subject: MemberRef?, data: String, hash: ChainHash) {
    self.sequence = sequence
    self.time = time
    self.type = type
    self.subject = subject
    self.data = data
    self.hash = hash
  }

  /// Seals a new event behind the chain's head.
  public init(_ body: EventBody, sequence: Int64, time: EventTime, source: EventSource, after head: ChainHash) {
    let type = body.type.rawValue
    let data = body.data.canonicalText
    self.init(
      sequence: sequence, time: time, type: type, subject: body.subject, data: data,
      hash: head.next(
        CanonicalEvent.bytes(
          source: source, sequence: sequence, time: time, type: type, subject: body.subject, data: data)))
  }

  /// The event's canonical bytes: exactly the CloudEvent that is sent to the district.
  public func canonicalBytes(source: EventSource) -> [UInt8] {
    CanonicalEvent.bytes(source: source, sequence: sequence, time: time, type: type, subject: subject, data: data)
  }
}
