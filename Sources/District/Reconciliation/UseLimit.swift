public import StationCore

/// How often a member may use a service, over all stations together.
public struct UseLimit: Hashable, Sendable {
  /// The service.
  public let service: ServiceCode
  /// How many uses are allowed: 1 or more.
  public let most: Int
  /// In what time.
  public let period: LimitPeriod

  /// A limit.
  public init(service: ServiceCode, most: Int, period: LimitPeriod) {
    self.service = service
    self.most = most
    self.period = period
  }
}

extension UseLimit: Encodable {
  private enum CodingKeys: String, CodingKey { case service, most, per, from, to }

  /// Writes the limit as `districtd limit list --json` shows it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(service, forKey: .service)
    try container.encode(most, forKey: .most)
    try container.encode(period.name, forKey: .per)
    if case .campaign(let from, let to) = period {
      try container.encode(from.description, forKey: .from)
      try container.encode(to.description, forKey: .to)
    }
  }
}
