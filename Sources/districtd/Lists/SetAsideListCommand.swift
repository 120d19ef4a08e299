import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd set-aside list`: the events.
struct SetAsideListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists events that the district keeps but cannot count, and why.",
    discussion: """
      Their seals fit and they are in `audit` and in the station's history, but what they say does not fit their kind.
      Batches that were refused as a whole are alarms: gap, fork and broken-chain in `alarm list`. What a station itself
      has set aside because it was refused is in `station status`.

      Examples:
        districtd set-aside list
        districtd set-aside list --station CY-SLT-003 --json
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let records = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.setAsideRecords(findings.scope, settled: findings.all)
    }
    try sheet.print(records, as: .setAside(try DistrictAccess.calendar()), nothing: "Nothing is set aside.")
  }
}
