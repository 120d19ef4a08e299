import ArgumentParser
import CommandLineTool
import District

/// `districtd set-aside settle`: somebody looked at events that cannot be counted.
struct SetAsideSettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Notes that events set aside were looked at, by whom and what was done.",
    discussion: """
      Example:
        districtd set-aside settle 81c2 --by 李芳 --reason "visit added by hand at the station"
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var settling: SettleOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let records = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.setAsideRecords(.district, settled: true)
    }
    try settling.settle(records.map { ($0.id, 1) }, list: "set-aside list --all", in: access)
  }
}
