/// An event that the district refused or does not count, as status tells of it.
public struct SetAsideEntry: Codable, Hashable, Sendable {
  /// The id of its ledger.
  public var ledger: String
  /// Its sequence.
  public var sequence: Int64
  /// Why, in the district's words.
  public var reason: String

  /// An entry.
  public init(ledger: String, sequence: Int64, reason: String) {
    self.ledger = ledger
    self.sequence = sequence
    self.reason = reason
  }
}
