import ArgumentParser
import CommandLineTool
import District

/// `districtd limit list`: the limits.
struct LimitListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the limits by which conflicts are found.",
    discussion: """
      Example:
        districtd limit list --json
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var sheet: SheetOptions

  func run() throws {
    let access = try DistrictAccess(options)
    let limits = try CommandFailure.wrap { () throws(DistrictFault) in try access.store.limits() }
    try sheet.print(limits, as: .limits, nothing: "No limits.")
  }
}
