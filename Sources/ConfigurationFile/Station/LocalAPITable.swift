/// The `[local-api]` table.
enum LocalAPITable {
  /// A Unix socket's path has 108 bytes, the last of them a NUL (unix(7)).
  static let longestSocketPath = 107

  static func socketPath(_ table: TableReader, _ faults: inout FaultCollector) -> String {
    let path = ValueRules.path("socket", in: table, default: StationConfiguration.defaultSocketPath, &faults)
    if path.utf8.count > longestSocketPath {
      faults.note(
        .socketPathTooLong(bytes: path.utf8.count, limit: longestSocketPath), at: table.path.key("socket"))
    }
    return path
  }
}
