import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd export report`: a report's rows.
struct ExportReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Writes a report: person-times, sessions, beneficiaries by what is asked for.",
    discussion: """
      Example:
        districtd export report --by service --from 2026-01-01 --to 2026-01-31 --output january.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var report: ReportOptions

  @Option(help: "A row for each street, station, day, week, month, service or category.")
  var by = ReportGrouping.station

  @OptionGroup var export: ExportOptions

  func validate() throws { try report.validate(by: by) }

  func run() throws {
    let made = try report.make(in: try DistrictAccess(options), by: by)
    try export.open().write(made.rowsAndTotal, as: .report(by: by))
  }
}
