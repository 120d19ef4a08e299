import ArgumentParser
import CommandLineTool
import District

/// `districtd programme publish`: a file becomes the programme in force.
struct ProgrammePublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Puts a programme file into force at all stations, as the next version.",
    discussion: """
      Stations that are online have it within seconds, the others once they are; “programme list” shows who has it.
      A version that a station had before is refused there. A district that was put back from a backup gives out
      versions that lie behind those of its stations: --above makes the next one lie before them.

      Examples:
        districtd programme publish programme.toml
        districtd programme publish programme.toml --above 41
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The programme file (TOML).")
  var file: String

  @Option(help: "The new version is higher than this.")
  var above: Int64 = 0

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard (0..<1_000_000_000).contains(above) else { throw ValidationError("--above must be 0 to 999999999") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let argument = try ProgrammeFileArgument(file, for: access.store)
    let remarks = try argument.remarks(access.store)
    let published = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.publish(argument.plan, above: above, at: DistrictAccess.now)
    }
    guard !json else { return try JSONOutput.write(["version": String(published.version)]) }
    for remark in remarks { Standard.output.writeLine("Note: \(remark)") }
    Standard.output.writeLine("Programme \(published.version) is in force; “districtd programme list” shows who has it")
  }
}
