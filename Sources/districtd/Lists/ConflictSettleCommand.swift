import ArgumentParser
import CommandLineTool
import District

/// `districtd conflict settle`: somebody looked at conflicts.
struct ConflictSettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Notes that uses over a limit were looked at, by whom and what was done.",
    discussion: """
      Name the days as for the list if the conflict is older than 31 days. One more use opens the conflict again.

      Example:
        districtd conflict settle 07be --by 李芳 --reason "lent to a colleague without a card"
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var days: DayOptions
  @OptionGroup var settling: SettleOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let conflicts = try access.conflicts(days, .district, settled: true)
    try settling.settle(conflicts.map { ($0.id, $0.uses.count) }, list: "conflict list --all", in: access)
  }
}
