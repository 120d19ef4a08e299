/// An earlier ledger of the station, as status tells of it.
public struct SetAsideLedger: Codable, Hashable, Sendable {
  /// Its id; `nil` where a damaged file could not even tell it.
  public var ledger: String?
  /// Why the station no longer writes to it: `damaged`, `moved` or `restored`.
  public var reason: String
  /// The newest sequence up to which it can be relied on; 0 for nothing of it.
  public var lastGood: Int64
  /// The newest sequence that was seen in it; `nil` where none could be.
  public var lastSequence: Int64?
  /// What is wrong with it, in words; `nil` where nothing is.
  public var problem: String?
  /// Events of it that the district has not acknowledged.
  public var unsent: Int64
  /// Where the damaged files lie whole; `nil` where there are none.
  public var path: String?

  /// An earlier ledger.
  public init(
    ledger: String?, reason: String, lastGood: Int64, lastSequence: Int64?, problem: String?, unsent: Int64,
    path: String?
  ) {
    self.ledger = ledger
    self.reason = reason
    self.lastGood = lastGood
    self.lastSequence = lastSequence
    self.problem = problem
    self.unsent = unsent
    self.path = path
  }

  /// Writes every member, also those that are `null`: scripts may rely on their being there.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(ledger, forKey: .ledger)
    try container.encode(reason, forKey: .reason)
    try container.encode(lastGood, forKey: .lastGood)
    try container.encode(lastSequence, forKey: .lastSequence)
    try container.encode(problem, forKey: .problem)
    try container.encode(unsent, forKey: .unsent)
    try container.encode(path, forKey: .path)
  }
}
