public import StationCore

extension DistrictStore {
  /// The limits, by service.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func limits() throws(DistrictFault) -> [UseLimit] {
    try read { db in
      try db.all("SELECT service, period, first, last, most FROM use_limit ORDER BY service, period, first") { row in
        guard let service = ServiceCode(rawValue: try row[0]),
          let period = Self.period(try row[1], from: try row[2], to: try row[3])
        else { throw DistrictFault.damagedRow("a limit") }
        return UseLimit(service: service, most: try row[4], period: period)
      }
    }
  }

  /// Puts a limit in force; one of the same service and time is replaced.
  ///
  /// - Throws: ``DistrictFault`` of the store.
  public func set(_ limit: UseLimit) throws(DistrictFault) {
    var days = ("", "")
    if case .campaign(let from, let to) = limit.period { days = (from.description, to.description) }
    try write { db in
      _ = try db.execute(
        """
        INSERT INTO use_limit (service, period, first, last, most) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (service, period, first, last) DO UPDATE SET most = excluded.most
        """, limit.service.rawValue, limit.period.name, days.0, days.1, limit.most)
    }
  }

  /// Removes the limits of a service.
  ///
  /// - Returns: how many there were.
  /// - Throws: ``DistrictFault`` of the store.
  public func removeLimits(of service: ServiceCode) throws(DistrictFault) -> Int {
    try write { db in try db.execute("DELETE FROM use_limit WHERE service = ?", service.rawValue) }
  }

  private static func period(_ name: String, from: String, to: String) -> LimitPeriod? {
    switch name {
    case "day": return .day
    case "week": return .week
    case "month": return .month
    case "campaign":
      guard let from = CivilDate(from), let to = CivilDate(to) else { return nil }
      return .campaign(from: from, to: to)
    default: return nil
    }
  }
}
