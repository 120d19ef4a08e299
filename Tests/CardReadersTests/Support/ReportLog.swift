import StationCore

/// Collects a reader's reports and lets a test wait for them.
actor ReportLog {
  private(set) var reports: [ReaderReport] = []

  func add(_ report: ReaderReport) { reports.append(report) }

  /// The reports once there are so many, or what there is after ten seconds.
  func first(_ count: Int) async throws -> [ReaderReport] {
    for _ in 0..<2_000 where reports.count < count { try await Task.sleep(for: .milliseconds(5)) }
    return reports
  }
}
