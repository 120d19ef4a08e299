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

  /// A finding.
  public init(ok: Bool, lastSequence: Int64, head: String, firstBad: Int64?, problem: String?) {
    self.ok = ok
    self.lastSequence = lastSequence
    self.head = head
    self.firstBad = firstBad
    self.problem = problem
  }
}
