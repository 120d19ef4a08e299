/// The `[check-in]` table.
enum CheckInTable {
  /// Up to a day.
  static let allowedMinutes = 0...1440

  static func repeatMinutes(_ table: TableReader, _ faults: inout FaultCollector) -> Int {
    let key = "repeat-minutes"
    let minutes = table.integer(key, &faults) ?? StationConfiguration.defaultRepeatMinutes
    if !allowedMinutes.contains(minutes) {
      faults.note(.outOfRange(minutes, allowedMinutes), at: table.path.key(key))
    }
    return minutes
  }
}
