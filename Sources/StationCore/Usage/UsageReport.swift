/// What happened at a station in a range of days: the JSON of `station report --json`.
@dynamicMemberLookup
public struct UsageReport: Hashable, Sendable {
  /// The station's id.
  public var station: String
  /// The first day, `YYYY-MM-DD`.
  public var from: String
  /// The last day, included.
  public var to: String
  /// 受益人数: how many different cards came, each once in the whole range.
  public var beneficiaries: Int
  /// Whether more different cards may have come than ``beneficiaries`` says.
  ///
  /// Whose cards they were is not kept of days whose events are gone, only how many, by day, week and month.
  public var beneficiariesAtLeast: Bool
  /// Events of the whole ledger that the district has not acknowledged.
  public var unsent: Int64
  /// The figures of the whole range.
  public var figures: UsageFigures
  /// The range divided into parts, in order; `nil` where it was not asked for.
  public var periods: [UsagePeriod]?

  /// A report of figures; without any, nothing happened.
  public init(
    station: StationID, from: CivilDate, to: CivilDate, unsent: Int64, figures: UsageFigures = UsageFigures(),
    beneficiaries: Int = 0, beneficiariesAtLeast: Bool = false, periods: [UsagePeriod]? = nil
  ) {
    self.station = station.description
    self.from = from.description
    self.to = to.description
    self.unsent = unsent
    self.figures = figures
    self.beneficiaries = beneficiaries
    self.beneficiariesAtLeast = beneficiariesAtLeast
    self.periods = periods
  }

  /// A figure of the whole range.
  public subscript<Value>(dynamicMember figure: KeyPath<UsageFigures, Value>) -> Value { figures[keyPath: figure] }
}

extension UsageReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case station, from, to, beneficiaries, beneficiariesAtLeast, unsent, periods
  }

  /// Reads a report; its figures stand beside its own members.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    station = try container.decode(String.self, forKey: .station)
    from = try container.decode(String.self, forKey: .from)
    to = try container.decode(String.self, forKey: .to)
    beneficiaries = try container.decode(Int.self, forKey: .beneficiaries)
    beneficiariesAtLeast = try container.decodeIfPresent(Bool.self, forKey: .beneficiariesAtLeast) ?? false
    unsent = try container.decode(Int64.self, forKey: .unsent)
    periods = try container.decodeIfPresent([UsagePeriod].self, forKey: .periods)
    figures = try UsageFigures(from: decoder)
  }

  /// Writes a report, its figures beside its own members.
  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(station, forKey: .station)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(beneficiaries, forKey: .beneficiaries)
    try container.encode(beneficiariesAtLeast, forKey: .beneficiariesAtLeast)
    try container.encode(unsent, forKey: .unsent)
    try container.encodeIfPresent(periods, forKey: .periods)
  }
}
