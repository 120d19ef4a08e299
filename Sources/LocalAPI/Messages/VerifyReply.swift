public import StationCore

/// What a recomputation of the chain found: the JSON of `station verify --json`.
public struct VerifyReply: Codable, Hashable, Sendable {
  /// What a recomputation of an earlier ledger found.
  public struct Earlier: Codable, Hashable, Sendable {
    /// Its id; `nil` where a damaged file could not even tell it.
    public var ledger: String?
    /// Why the station no longer writes to it: `damaged`, `moved` or `restored`.
    public var reason: String
    /// Whether the part that is relied on still holds.
    public var ok: Bool
    /// The newest sequence of that part.
    public var lastSequence: Int64
    /// The first sequence of it that cannot be relied on any more; `nil` where all can.
    public var firstBad: Int64?
    /// What is wrong, in words: with that part, or, where it holds, with what comes behind it.
    public var problem: String?

    /// What a recomputation of an earlier ledger found.
    public init(
      ledger: String?, reason: String, lastSequence: Int64, firstBad: Int64?, problem: String?
    ) {
      self.ledger = ledger
      self.reason = reason
      ok = firstBad == nil
      self.lastSequence = lastSequence
      self.firstBad = firstBad
      self.problem = problem
    }

    /// Writes every member, also those that are `null`: scripts may rely on their being there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(ledger, forKey: .ledger)
      try container.encode(reason, forKey: .reason)
      try container.encode(ok, forKey: .ok)
      try container.encode(lastSequence, forKey: .lastSequence)
      try container.encode(firstBad, forKey: .firstBad)
      try container.encode(problem, forKey: .problem)
    }
  }

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
  /// The ledgers before this one, oldest first; `nil` where they were not looked at.
  public var earlier: [Earlier]?

  /// What walking a chain found: how far it is whole, the newest sequence there is, and the first fault.
  public init(head: ChainHead, newest: Int64, fault: ChainFault?, earlier: [Earlier]? = nil) {
    self.earlier = earlier
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
    try container.encodeIfPresent(earlier, forKey: .earlier)
  }
}
