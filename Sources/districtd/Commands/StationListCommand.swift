import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd station list`: every station.
struct StationListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the stations with what was last heard of them.",
    discussion: """
      The sequence is the newest of the ledger that was heard of last; programme and roster are the versions that the
      station says it has applied; alarms are those that nobody has settled.

      Examples:
        districtd station list
        districtd station list --street 三里屯街道 --silent-for 2d
        districtd station list --json
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "Only the stations of this street (街道).")
  var street: String?

  @Option(help: "Only stations that have said nothing for so long: 2d, 6h or 30m.")
  var silentFor: Silence?

  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let now = DistrictAccess.now
    let stations = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.overview(at: now)
    }.filter { station in
      (street == nil || station.street == street)
        && (silentFor.map { station.isSilent(for: $0.milliseconds, at: now) } ?? true)
    }
    try sheet.print(stations, as: .stations(try DistrictAccess.calendar()), nothing: "No such stations.")
  }
}
