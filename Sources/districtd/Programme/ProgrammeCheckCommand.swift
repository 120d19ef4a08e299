import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd programme check`: whether a programme file could be published.
struct ProgrammeCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is wrong in a programme file, and publishes nothing.",
    discussion: """
      Exit status 0 where it could be published, 2 where not.

      Example:
        districtd programme check programme.toml
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The programme file (TOML).")
  var file: String

  func run() throws {
    let access = try DistrictAccess(options)
    let argument = try ProgrammeFileArgument(file, for: access.store)
    for remark in try argument.remarks(access.store) { Standard.output.writeLine("Note: \(remark)") }
    let plan = argument.plan
    Standard.output.writeLine(
      "\(file) is right: \(plan.services.count) services, \(plan.notices.count) notices, \(plan.keepers.count) keepers, "
        + "\(plan.parts.count) parts for some")
  }
}
