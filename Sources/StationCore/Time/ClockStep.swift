/// What one more event changes in what is known of a ledger's clocks.
public struct ClockStep: Hashable, Sendable {
  /// An earlier part of a boot whose moments are now known.
  public struct Repair: Hashable, Sendable {
    /// The sequence of the first event of the boot.
    public let bootFirst: Int64
    /// When the boot began by the trusted clock, in milliseconds since 1970-01-01T00:00:00Z.
    public let bootedMilliseconds: Int64
  }

  /// When the event happened.
  public let moment: EventMoment
  /// The span that it begins; `nil` where it goes on with the one before, as nearly every event does.
  public let begun: ClockSpan?
  /// The moment of the last event of the span before, where that ends here, in milliseconds since 1970.
  public let endedMilliseconds: Int64?
  /// What is repaired: every earlier span of this boot, which had no trusted clock yet.
  public let repair: Repair?
}
