/// The figures of one part of a report's range: a row of `station report --by`.
@dynamicMemberLookup
public struct UsagePeriod: Hashable, Sendable {
  /// Into what parts a range of days is divided.
  public enum Step: String, Hashable, Sendable, Codable, CaseIterable {
    /// The station's days.
    case day
    /// Weeks of ISO 8601: from Monday to Sunday.
    case week
    /// Months of the calendar.
    case month
    /// The hours of the day, each over all days of the range.
    case hour
  }

  /// Its name: `2026-01-05`, `2026-W02`, `2026-01` or `08:00`.
  public var period: String
  /// Its first day within the range, `YYYY-MM-DD`.
  public var from: String
  /// Its last day within the range.
  public var to: String
  /// 受益人数: how many different cards came.
  public var beneficiaries: Int
  /// Whether more different cards may have come; see ``UsageReport/beneficiariesAtLeast``.
  public var beneficiariesAtLeast = false
  /// The figures.
  public var figures: UsageFigures

  /// A period in which nothing happened.
  public init(_ period: String, from: CivilDate, to: CivilDate) {
    self.period = period
    self.from = from.description
    self.to = to.description
    beneficiaries = 0
    figures = UsageFigures()
  }

  /// A figure.
  public subscript<Value>(dynamicMember figure: KeyPath<UsageFigures, Value>) -> Value { figures[keyPath: figure] }
}

extension UsagePeriod: Codable {
  private enum CodingKeys: String, CodingKey { case period, from, to, beneficiaries, beneficiariesAtLeast }

  /// Reads a period; its figures stand beside its own members.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    period = try container.decode(String.self, forKey: .period)
    from = try container.decode(String.self, forKey: .from)
    to = try container.decode(String.self, forKey: .to)
    beneficiaries = try container.decode(Int.self, forKey: .beneficiaries)
    beneficiariesAtLeast = try container.decodeIfPresent(Bool.self, forKey: .beneficiariesAtLeast) ?? false
    figures = try UsageFigures(from: decoder)
  }

  /// Writes a period, its figures beside its own members.
  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(period, forKey: .period)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(beneficiaries, forKey: .beneficiaries)
    try container.encode(beneficiariesAtLeast, forKey: .beneficiariesAtLeast)
  }
}
