import ArgumentParser
import CommandLineTool
import District

/// `districtd alarm settle`: somebody looked at alarms.
struct AlarmSettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Notes that alarms were looked at, by whom and why they need nothing more.",
    discussion: """
      The alarm and the note are kept. If the same is noticed again, the alarm is open again.

      Example:
        districtd alarm settle 3f5a9c --by 李芳 --reason "disk replaced on 5 January"
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var settling: SettleOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let alarms = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.alarmEntries(.district, settled: true)
    }
    try settling.settle(alarms.map { ($0.id, $0.times) }, list: "alarm list --all", in: access)
  }
}
