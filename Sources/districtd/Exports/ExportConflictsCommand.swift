import ArgumentParser
import CommandLineTool
import District

/// `districtd export conflicts`: uses over a limit.
struct ExportConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts", abstract: "Writes uses over a limit, a row for each use.",
    discussion: """
      Without days, the last 31 are judged.

      Example:
        districtd export conflicts --from 2026-01-01 --to 2026-01-31 --all --output conflicts.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var export: ExportOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let conflicts = try access.conflicts(days, findings.scope, settled: findings.all)
    try export.open().write(conflicts.flatMap(\.rows), as: .conflictUses(try DistrictAccess.calendar()))
  }
}
