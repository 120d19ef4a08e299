public import StationCore

/// Which stations a report is about.
public enum ReportScope: Hashable, Sendable {
  /// Every registered station.
  case district
  /// The stations of one street.
  case street(String)
  /// One station.
  case station(StationID)

  func contains(_ station: RegisteredStation) -> Bool {
    switch self {
    case .district: true
    case .street(let street): station.street == street
    case .station(let id): station.id == id
    }
  }
}
