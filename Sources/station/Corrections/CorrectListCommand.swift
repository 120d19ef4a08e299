import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import LocalAPI
import StationCore

/// `station correct list`: every correction, for an auditor.
struct CorrectListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists corrections: who, when, why, what counted before and what counts now.",
    discussion: """
      The days are those on which happened what was corrected, whenever it was corrected: the days whose report counts
      them. Corrections that were undone are listed as well.

      Examples:
        station correct list
        station correct list --day 2026-11-20
        station correct list --from 2026-11-01 --to 2026-11-30 --json
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let calendar = StationCalendar(zone: try ZoneFile.load(try options.load().timeZone))
    let (from, to) = days.days(at: SystemClock.read().wallMilliseconds, in: calendar.zone)
    let client = try DaemonClient(options)
    var entries: [CorrectionEntry] = []
    while case .corrections(let page) = try client.ask(
      .corrections(from: from, to: to, after: entries.last?.sequence ?? 0)), !page.isEmpty
    {
      entries += page
    }
    if json {
      try JSONOutput.write(entries)
    } else if entries.isEmpty {
      Standard.output.writeLine("nothing was corrected")
    } else {
      Standard.output.write(CorrectionTable(entries, calendar).description)
    }
  }
}
