/// What the comparison of a station's own events with the district's came to.
public struct HistoryComparison: Hashable, Sendable, Codable {
  /// The comparison of one ledger.
  public struct Ledger: Hashable, Sendable, Codable {
    /// The ledger's id.
    public let ledger: String
    /// How many events are the same on both sides.
    public let same: Int64
    /// How many events of the station are behind what the district has: not sent yet when they were written.
    public let onlyAtStation: Int64
    /// How many events of the district are behind the station's: sent since they were written.
    public let onlyAtDistrict: Int64
    /// The first event that is another on the two sides, or that the station's file cannot show; `nil` where all agree.
    public let firstBad: Int64?
    /// What is wrong, in words.
    public let problem: String?

    /// Whether both sides agree as far as both have events.
    public var ok: Bool { firstBad == nil }
  }

  /// Whether all ledgers agree.
  public let ok: Bool
  /// The comparisons, in the order of the station's file.
  public let ledgers: [Ledger]

  /// A comparison of several ledgers.
  public init(_ ledgers: [Ledger]) {
    ok = ledgers.allSatisfy(\.ok)
    self.ledgers = ledgers
  }
}
