import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd conflict list`: the conflicts.
struct ConflictListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists members who used a service more often than a limit allows, over all stations.",
    discussion: """
      Limits are those of `districtd limit`; a station enforces what it knows, and what two stations could not know of
      each other is found here. Corrections are taken into account: a use that was taken back is none. Members are shown
      by the first digits of their references. Without days, the last 31 are judged; a week or month that lies in them
      in part is judged as a whole. Uses over the limit are marked with !

      Examples:
        districtd conflict list
        districtd conflict list --from 2026-01-01 --to 2026-01-31 --csv > january.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let calendar = try DistrictAccess.calendar()
    let conflicts = try access.conflicts(days, findings.scope, settled: findings.all)
    if sheet.csv {
      return try CSVOutput.standard(sheet.language).write(
        conflicts.flatMap(\.rows), as: .conflictUses(calendar))
    }
    try sheet.print(conflicts, as: .conflicts(calendar), nothing: "Nothing over a limit.")
  }
}

extension DistrictAccess {
  /// The conflicts of some days, or of the last 31.
  ///
  /// - Throws: ``CommandFailure``.
  func conflicts(_ days: DayOptions, _ scope: ReportScope, settled: Bool) throws(CommandFailure) -> [Conflict] {
    let (from, to) = days.recent(at: Self.now, in: try Self.calendar())
    return try CommandFailure.wrap { () throws(DistrictFault) in
      try store.conflicts(scope, from: from, to: to, settled: settled, calendar: Self.rules)
    }
  }
}
