public import ArgumentParser
public import StationCore

extension CivilDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension ServiceCode: ExpressibleByArgument {
  /// Reads a service's code.
  public init?(argument: String) { self.init(rawValue: argument) }
}

extension UsagePeriod.Step: ExpressibleByArgument {}

extension StationID: ExpressibleByArgument {
  /// Reads a station's id.
  public init?(argument: String) { self.init(argument) }
}
