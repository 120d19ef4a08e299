import ArgumentParser
import CommandLineTool
import District

/// `districtd export set-aside`: the events that cannot be counted.
struct ExportSetAsideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-aside", abstract: "Writes the events that are kept but cannot be counted.",
    discussion: """
      Example:
        districtd export set-aside --all --output set-aside.csv
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var findings: FindingOptions
  @OptionGroup var export: ExportOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let records = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.setAsideRecords(findings.scope, settled: findings.all)
    }
    try export.open().write(records, as: .setAside(try DistrictAccess.calendar()))
  }
}
