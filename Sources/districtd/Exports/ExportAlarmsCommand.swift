import ArgumentParser
import CommandLineTool
import District

/// `districtd export alarms`: the alarms of some days.
struct ExportAlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms", abstract: "Writes the alarms that were noticed in some days, also those that were settled.",
    discussion: """
      Without days, all of them.

      Example:
        districtd export alarms --from 2026-01-01 --to 2026-01-31 --language en --output alarms.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var export: ExportOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let calendar = try DistrictAccess.calendar()
    let range = days.moments(in: calendar)
    let alarms = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.alarmEntries(findings.scope, settled: true)
    }.filter { $0.wasNoticed(in: range) }
    try export.open().write(alarms, as: .alarms(calendar))
  }
}
