public import StationCore

/// By what a report is broken down into rows.
public enum ReportGrouping: String, Hashable, Sendable, Codable, CaseIterable {
  /// The streets (街道) of the stations.
  case street
  /// The stations.
  case station
  /// The days of the stations.
  case day
  /// Weeks of ISO 8601, from Monday to Sunday.
  case week
  /// Months of the calendar.
  case month
  /// The services.
  case service
  /// The categories of the services: work, life, culture, and other where the programme does not know the service.
  case category

  /// Into which parts of the range it divides; `nil` where the rows are not parts of it.
  public var step: UsagePeriod.Step? {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    case .street, .station, .service, .category: nil
    }
  }
}
