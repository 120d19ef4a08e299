public import StationCore

/// What a recomputation of the chain found: the JSON of `station verify --json`.
public struct VerifyReply: Codable, Hashable, Sendable {
  /// Whether every event fits.
  public var ok: Bool
  /// The newest sequence that was looked at.
  public var lastSequence: Int64
  /// The seal of the last event that fits, 64 hexadecimal digits.
  public var head: String
  /// The first sequence that cannot be relied on; `nil` where all can.
  public var firstBad: Int64?
  /// What is wrong with it, in words.
  public var problem: String?

  /// What walking a chain found: how far it is whole, the newest sequence there is, and the first fault.
  public init(head: ChainHead, newest: Int64, fault: ChainFault?) {
    ok = fault == nil
    lastSequence = newest
    self.head = head.hash.description
    firstBad = fault?.sequence
    problem = fault?.description
  }

  /// Writes every member, also those that are `null`: scripts may rely on their being there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ok, forKey: .ok)
    try container.encode(lastSequence, forKey: .lastSequence)
    try container.encode(head, forKey: .head)
    try container.encode(firstBad, forKey: .firstBad)
    try container.encode(problem, forKey: .problem)
  }
}
