import ArgumentParser
import CommandLineTool
import District

/// `districtd export stations`: the stations.
struct ExportStationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stations", abstract: "Writes the stations with what was last heard of them.",
    discussion: """
      Example:
        districtd export stations --output stations.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var export: ExportOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let stations = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.overview(at: DistrictAccess.now)
    }
    try export.open().write(stations, as: .stations(try DistrictAccess.calendar()))
  }
}
