public import StationCore

/// One station's figures in a ``DistrictReport``.
@dynamicMemberLookup
public struct StationReport: Hashable, Sendable {
  /// The station's id.
  public let station: String
  /// Its name.
  public let name: String
  /// Its street.
  public let street: String
  /// How many different cards came.
  public let beneficiaries: Int
  /// The figures of all its ledgers; a station that was replaced has more than one.
  public let figures: UsageFigures

  init(_ station: RegisteredStation, figures: UsageFigures, beneficiaries: Int) {
    self.station = station.id.description
    name = station.name
    street = station.street
    self.beneficiaries = beneficiaries
    self.figures = figures
  }

  /// A figure.
  public subscript<Value>(dynamicMember figure: KeyPath<UsageFigures, Value>) -> Value { figures[keyPath: figure] }
}

extension StationReport: Codable {
  private enum CodingKeys: String, CodingKey { case station, name, street, beneficiaries }

  /// Reads a report; its figures stand beside its own members.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    station = try container.decode(String.self, forKey: .station)
    name = try container.decode(String.self, forKey: .name)
    street = try container.decode(String.self, forKey: .street)
    beneficiaries = try container.decode(Int.self, forKey: .beneficiaries)
    figures = try UsageFigures(from: decoder)
  }

  /// Writes a report, its figures beside its own members.
  public func encode(to encoder: any Encoder) throws {
    try figures.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(station, forKey: .station)
    try container.encode(name, forKey: .name)
    try container.encode(street, forKey: .street)
    try container.encode(beneficiaries, forKey: .beneficiaries)
  }
}
