import StationCore

/// A member used a service more often than a limit allows.
public struct Conflict: Hashable, Sendable, Encodable {
  /// One of the uses.
  public struct Use: Hashable, Sendable, Encodable {
    /// The station.
    public let station: String
    /// The station's ledger.
    public let ledger: String
    /// The event that says so.
    public let sequence: Int64
    /// When it happened, RFC 3339 in UTC.
    public let time: String
    /// Whether it is more than allowed: the limit was reached before.
    public let over: Bool
  }

  /// What names it when it is settled: twelve hexadecimal digits that stay the same.
  public let id: String
  /// The service.
  public let service: String
  /// How many uses are allowed.
  public let most: Int
  /// In what time: `day`, `week`, `month` or `campaign`.
  public let per: String
  /// The first day of that time.
  public let from: String
  /// The last day of that time.
  public let to: String
  /// The member, by the first eight digits of the reference: enough to tell two apart.
  public let member: String
  /// At how many different stations.
  public let stations: Int
  /// The uses, oldest first.
  public let uses: [Use]
  /// Who looked at it and said what, oldest first.
  public private(set) var settlements: [Settlement] = []
  /// Whether nobody has settled it as it is now: one more use opens it again.
  public private(set) var open = true

  init(
    _ limit: UseLimit, _ member: MemberRef, _ part: LimitPeriod.Part,
    uses: [(source: EventSource, sequence: Int64, moment: Int64)]
  ) {
    id = FindingID.make("conflict", limit.service.rawValue, limit.period.name, "\(part.first)", "\(member)")
    service = limit.service.rawValue
    most = limit.most
    per = limit.period.name
    from = part.first.description
    to = part.last.description
    self.member = String(member.description.prefix(8))
    stations = Set(uses.map(\.source.station)).count
    self.uses = uses.enumerated().map { index, use in
      Use(
        station: use.source.station.description, ledger: use.source.ledger.description, sequence: use.sequence,
        time: Timestamp.text(use.moment), over: index >= limit.most)
    }
  }

  /// The conflict with what was said of it.
  func settled(by settlements: [Settlement]) -> Conflict {
    var conflict = self
    conflict.settlements = settlements
    conflict.open = !settlements.contains { $0.weight >= uses.count }
    return conflict
  }
}
