import StationCore
import Terminal

/// A report as tables for people.
struct ReportTable: CustomStringConvertible {
  let report: UsageReport

  init(_ report: UsageReport) { self.report = report }

  var description: String {
    let days = report.from == report.to ? report.from : "\(report.from) to \(report.to)"
    if let periods = report.periods { return "\(report.station), \(days)\n\n\(table(of: periods))" }
    var parts = ["\(report.station), \(days)\n\n\(figures)"]
    if !report.services.isEmpty { parts.append(counts(ranked(report.services), "service", "uses")) }
    if !report.trades.isEmpty { parts.append(counts(ranked(report.trades), "trade", "check-ins")) }
    let hours = report.hours.enumerated().filter { $0.element > 0 }
    if !hours.isEmpty {
      parts.append(counts(hours.map { ("\(Decimal.padded($0.offset, 2)):00", $0.element) }, "hour", "check-ins"))
    }
    return parts.joined(separator: "\n")
  }

  private var figures: TextTable {
    TextTable(
      rows: [
        ["check-ins", "\(report.checkIns)"], ["  members", "\(report.members)"], ["  guests", "\(report.guests)"],
        ["  unknown cards", "\(report.unknownCards)"], ["cards' first visit of a day", "\(report.firstVisits)"],
        ["repeat visits", "\(report.repeatVisits)"], ["different cards", "\(report.beneficiaries)"],
        ["corrected", "\(report.corrected)"], ["of uncertain time", "\(report.uncertain)"],
        ["not yet sent", "\(report.unsent)"],
      ], alignments: [.leading, .trailing])
  }

  private func table(of periods: [UsagePeriod]) -> TextTable {
    var table = TextTable(
      header: [
        "period", "check-ins", "members", "guests", "unknown", "first", "repeat", "cards", "uses", "corrected",
        "uncertain",
      ], alignments: [.leading] + Array(repeating: .trailing, count: 10))
    for period in periods { table.append(row(period.period, period.figures, period.beneficiaries)) }
    table.append(row("total", report.figures, report.beneficiaries))
    return table
  }

  private func row(_ name: String, _ figures: UsageFigures, _ beneficiaries: Int) -> [String] {
    [name]
      + [
        figures.checkIns, figures.members, figures.guests, figures.unknownCards, figures.firstVisits,
        figures.repeatVisits, beneficiaries, figures.services.values.reduce(0, +), figures.corrected,
        figures.uncertain,
      ].map(String.init)
  }

  private func ranked(_ counts: [String: Int]) -> [(String, Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private func counts(_ counts: [(String, Int)], _ what: String, _ unit: String) -> String {
    var table = TextTable(header: [what, unit], alignments: [.leading, .trailing])
    for (name, count) in counts { table.append([name, "\(count)"]) }
    return table.description
  }
}
