/// The `[data]` table.
enum DataTable {
  /// From two months, so that a month's figures are whole before its events go, to a century.
  static let allowedDays = 62...36_500

  static func directory(_ table: TableReader, _ faults: inout FaultCollector) -> String {
    ValueRules.path("directory", in: table, default: StationConfiguration.defaultDataDirectory, &faults)
  }

  static func keepDays(_ table: TableReader, _ faults: inout FaultCollector) -> Int {
    let key = "keep-days"
    let days = table.integer(key, &faults) ?? StationConfiguration.defaultKeepDays
    if !allowedDays.contains(days) { faults.note(.outOfRange(days, allowedDays), at: table.path.key(key)) }
    return days
  }
}
