import ArgumentParser
import CommandLineTool
import District
import Terminal

/// `districtd station list`: every station.
struct StationListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the stations with what was last heard of them.",
    discussion: """
      Examples:
        districtd station list
        districtd station list --json
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let access = try DistrictAccess(options)
    let stations = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.overview(at: DistrictAccess.now)
    }
    guard !json else { return try JSONOutput.write(stations) }
    var table = TextTable(
      header: ["station", "name", "street", "enrolled until", "events", "last contact"],
      alignments: [.leading, .leading, .leading, .leading, .trailing])
    for station in stations {
      table.append([
        station.station, station.name, station.street, station.certificateExpires ?? "no", "\(station.events)",
        station.lastContact ?? "never",
      ])
    }
    Standard.output.write("\(table)")
  }
}
