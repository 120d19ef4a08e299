import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd street list`: the streets.
struct StreetListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the streets (街道): stations, silent ones, alarms that nobody has settled.",
    discussion: """
      Examples:
        districtd street list
        districtd street list --silent-for 6h --csv > streets.csv
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "After how long without a word a station is silent: 2d, 6h or 30m.")
  var silentFor = Silence(milliseconds: 2 * 86_400_000)

  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let now = DistrictAccess.now
    let stations = try CommandFailure.wrap { () throws(DistrictFault) in try access.store.overview(at: now) }
    try sheet.print(
      StreetOverview.streets(of: stations, silence: silentFor.milliseconds, at: now), as: .streets,
      nothing: "No stations.")
  }
}
