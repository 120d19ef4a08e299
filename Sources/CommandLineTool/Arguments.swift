public import ArgumentParser
public import StationCore

extension CivilDate: ExpressibleByArgument {
  /// Reads `YYYY-MM-DD`.
  public init?(argument: String) { self.init(argument) }
}

extension StationID: ExpressibleByArgument {
  /// Reads a station's id.
  public init?(argument: String) { self.init(argument) }
}
