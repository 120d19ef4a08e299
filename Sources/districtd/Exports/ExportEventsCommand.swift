import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd export events`: what the stations recorded.
struct ExportEventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Writes the events of some days, a row for each.",
    discussion: """
      Days and times are each station's own. Members are left out; with --members each has the first digits of the
      reference, enough to see that two rows are of one person. Kinds of event that are in confidence, such as
      counselling or answers to a survey, have only their day, behind the day's other rows.

      Examples:
        districtd export events --day 2026-01-05 --output events.csv
        districtd export events --street 三里屯街道 --from 2026-01-01 --to 2026-01-31 --members > january.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "Add a column with the first digits of the members' references.")
  var members = false

  @OptionGroup var export: ExportOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let (from, to) = try report.range(in: access)
    let sheet = Sheet<ExportedEvent>.events(withMembers: members)
    let output = try export.open()
    output.begin(sheet)
    do {
      try access.store.forEachEvent(of: report.scope, from: from, to: to, calendar: DistrictAccess.rules) { event in
        try output.add(event, as: sheet)
      }
    } catch let fault as DistrictFault {
      throw CommandFailure(fault)
    }
    try output.finish()
  }
}
