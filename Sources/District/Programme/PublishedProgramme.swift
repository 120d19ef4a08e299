public import StationCore

/// A version of the programme as the district has published it.
public struct PublishedProgramme: Hashable, Sendable {
  /// The version, counted upwards.
  public let version: Int64
  /// What it says.
  public let plan: ProgrammePlan
  /// When it was published, in milliseconds since 1970-01-01T00:00:00Z.
  public let made: Int64

  /// A version.
  public init(version: Int64, plan: ProgrammePlan, made: Int64) {
    self.version = version
    self.plan = plan
    self.made = made
  }

  /// The programme that all stations have for which no part is.
  public var programme: Programme { plan.programme(version: String(version)) }

  /// The programme of one station.
  public func programme(for station: RegisteredStation) -> Programme {
    plan.programme(for: station.id, on: station.street, version: String(version))
  }
}
