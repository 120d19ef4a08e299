import StationCore
import Terminal

/// A report as tables for people.
struct ReportTable {
  let report: UsageReport

  init(_ report: UsageReport) { self.report = report }

  var text: String {
    let days = report.from == report.to ? report.from : "\(report.from) to \(report.to)"
    var parts = ["\(report.station), \(days)\n\n" + TextTable(rows: figures).text]
    if !report.services.isEmpty {
      parts.append(TextTable(header: ["service", "uses"], rows: counts(report.services)).text)
    }
    if !report.trades.isEmpty {
      parts.append(TextTable(header: ["trade", "check-ins"], rows: counts(report.trades)).text)
    }
    let hours = report.hours.enumerated().filter { $0.element > 0 }
    if !hours.isEmpty {
      parts.append(
        TextTable(
          header: ["hour", "check-ins"], rows: hours.map { ["\(Decimal.padded($0.offset, 2)):00", "\($0.element)"] }
        ).text)
    }
    return parts.joined(separator: "\n")
  }

  private var figures: [[String]] {
    [
      ["check-ins", "\(report.checkIns)"],
      ["  members", "\(report.members)"],
      ["  guests", "\(report.guests)"],
      ["  unknown cards", "\(report.unknownCards)"],
      ["different cards", "\(report.beneficiaries)"],
      ["corrected", "\(report.corrected)"],
      ["not yet sent", "\(report.unsent)"],
    ]
  }

  private func counts(_ counts: [String: Int]) -> [[String]] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { [$0.key, "\($0.value)"] }
  }
}
