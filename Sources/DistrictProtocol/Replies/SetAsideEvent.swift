/// An event that the district keeps but does not count.
public struct SetAsideEvent: Hashable, Sendable, Codable {
  /// The event's sequence.
  public let sequence: Int64
  /// Why, in words for the keeper.
  public let reason: String

  /// An event set aside.
  public init(sequence: Int64, reason: String) {
    self.sequence = sequence
    self.reason = reason
  }
}
