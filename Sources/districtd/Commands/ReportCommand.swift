import ArgumentParser
import CommandLineTool
import ConfigurationFile
import District
import StationCore
import Terminal

/// `districtd report`: what happened at the stations.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Shows check-ins, service uses and alarms of a day or of several days.",
    discussion: """
      Days are each station's own. Corrections are taken into account; a card counts once over all stations.
      Person-times (人次) are service uses; sessions (场次) are the days of a station on which anything happened, and by
      service or category those on which it was used; beneficiaries (受益人数) are different cards, so that the rows of
      --by do not add up to their total. Guests have no card: they are in person-times and never in beneficiaries. A
      service that the programme in force does not know is of the category other.

      Examples:
        districtd report
        districtd report --station CY-SLT-003 --day 2026-01-05 --json
        districtd report --street 三里屯街道 --from 2026-01-01 --to 2026-01-31 --by category
        districtd report --from 2026-01-01 --to 2026-01-31 --by street --csv > january.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var report: ReportOptions

  @Option(help: "A row for each street, station, day, week, month, service or category.")
  var by: ReportGrouping?

  @OptionGroup var sheet: SheetOptions

  func validate() throws { try report.validate(by: by) }

  func run() throws {
    let made = try report.make(in: try DistrictAccess(options), by: by ?? (sheet.csv ? .station : nil))
    if sheet.json { return try JSONOutput.write(made) }
    if sheet.csv {
      return try CSVOutput.standard(sheet.language).write(made.rowsAndTotal, as: .report(by: by ?? .station))
    }
    guard let by else { return Standard.output.write("\(ReportTable(report: made))") }
    let days = made.from == made.to ? made.from : "\(made.from) to \(made.to)"
    Standard.output.write("\(days), stations: \(made.stations)\n\n\(TextTable(made.rowsAndTotal, as: .report(by: by)))")
  }
}
