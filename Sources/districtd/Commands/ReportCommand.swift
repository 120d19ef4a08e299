import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd report`: what happened at the stations.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Shows check-ins, service uses and alarms of a day or of several days.",
    discussion: """
      Days are each station's own. Corrections are taken into account; a card counts once over all stations.

      Examples:
        districtd report
        districtd report --station CY-SLT-003 --day 2026-01-05 --json
        districtd report --street 三里屯街道 --from 2026-01-01 --to 2026-01-31
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "Only this station.")
  var station: StationID?

  @Option(help: "Only the stations of this street (街道).")
  var street: String?

  @OptionGroup var days: DayOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard station == nil || street == nil else { throw ValidationError("give either --station or --street") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let report = try CommandFailure.wrap { () throws(DistrictFault) in
      let zone = try station.map { (id) throws(DistrictFault) in try access.store.station(id).zone }
      let rules = try DistrictAccess.rules(zone ?? "Asia/Shanghai")
      let (from, to) = days.days(at: DistrictAccess.now, in: rules)
      return try access.store.report(scope, from: from, to: to, calendar: DistrictAccess.rules)
    }
    guard !json else { return try JSONOutput.write(report) }
    Standard.output.write("\(ReportTable(report: report))")
  }

  private var scope: ReportScope {
    if let station { .station(station) } else if let street { .street(street) } else { .district }
  }
}
