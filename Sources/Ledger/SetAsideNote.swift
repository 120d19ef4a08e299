/// An event that the district refused or does not count.
public struct SetAsideNote: Hashable, Sendable {
  /// The id of its ledger.
  public let ledger: String
  /// Its sequence.
  public let sequence: Int64
  /// Why, in the district's words.
  public let reason: String
}
