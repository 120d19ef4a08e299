import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd alarm list`: the alarms.
struct AlarmListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists alarms that nobody has settled, the newest first.",
    discussion: """
      An alarm that is raised again after it was settled is listed again. Nothing is ever deleted; --all shows all.

      Examples:
        districtd alarm list
        districtd alarm list --street 三里屯街道 --all --csv > alarms.csv
        districtd alarm list --json | jq -r '.[].kind' | sort | uniq -c
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let alarms = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.alarmEntries(findings.scope, settled: findings.all)
    }
    try sheet.print(alarms, as: .alarms(try DistrictAccess.calendar()), nothing: "No alarms.")
  }
}
