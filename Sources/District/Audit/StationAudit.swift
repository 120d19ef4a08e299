/// What the proof of a station's history came to: the JSON of `districtd audit --json`.
public struct StationAudit: Hashable, Sendable, Codable {
  /// Whether everything holds.
  public let ok: Bool
  /// The station's id.
  public let station: String
  /// Its ledgers, in the order in which they were first heard of.
  public let ledgers: [LedgerAudit]
  /// The comparison with what the station has; `nil` where none was asked for.
  public let against: HistoryComparison?

  /// A proof of ledgers, and a comparison.
  public init(station: String, ledgers: [LedgerAudit], against: HistoryComparison? = nil) {
    ok = ledgers.allSatisfy(\.ok) && against?.ok ?? true
    self.station = station
    self.ledgers = ledgers
    self.against = against
  }
}
