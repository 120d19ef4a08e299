import ArgumentParser

/// `districtd export …`: tables for spreadsheets.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes tables for spreadsheets (CSV).",
    discussion: """
      Tables are RFC 4180 in UTF-8 with a byte order mark, columns named in Chinese or English; a cell that a spreadsheet
      would take for a formula begins with an apostrophe. Card numbers are not in them, since the district has none.

      Examples:
        districtd export report --by station --from 2026-01-01 --to 2026-01-31 --output january.csv
        districtd export events --station CY-SLT-003 --day 2026-01-05 --language en > events.csv
      """,
    subcommands: [
      ExportReportCommand.self, ExportEventsCommand.self, ExportAlarmsCommand.self, ExportSetAsideCommand.self,
      ExportConflictsCommand.self, ExportStationsCommand.self,
    ])
}
