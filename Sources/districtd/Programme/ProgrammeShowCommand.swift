import ArgumentParser
import CommandLineTool
import ConfigurationFile
import District
import StationCore

/// `districtd programme show`: a version of the programme.
struct ProgrammeShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows the programme in force, or an earlier version.",
    discussion: """
      With --station it is what that station gets; hashes of PINs are shown with --toml only.

      Examples:
        districtd programme show
        districtd programme show --station CY-SLT-003
        districtd programme show --version 6 --toml > programme.toml
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "A version; the one in force if none is given.")
  var version: Int64?

  @Option(help: "Show what this station gets.")
  var station: StationID?

  @Flag(help: "Print JSON for scripts.")
  var json = false

  @Flag(help: "Print the file that “programme publish” reads.")
  var toml = false

  func validate() throws {
    if toml, json || station != nil { throw ValidationError("--toml stands alone, or with --version") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let (published, registered) = try CommandFailure.wrap { () throws(DistrictFault) in
      guard let published = try access.store.programme(version: version) else {
        throw DistrictFault.noProgramme(version: version)
      }
      guard let station else { return (published, nil as RegisteredStation?) }
      return (published, try access.store.station(station))
    }
    guard !toml else { return Standard.output.write(ProgrammeFile.text(published.plan)) }
    let programme = registered.map { published.programme(for: $0) } ?? published.programme
    guard !json else {
      return try JSONOutput.write(
        ShownProgramme(programme, made: published.made, station: station, parts: published.plan.parts.count))
    }
    let parts = published.plan.parts.count
    let note =
      station == nil && parts > 0
      ? "\nOther for some: \(parts) part\(parts == 1 ? "" : "s"), see --toml or --station\n" : ""
    Standard.output.write("\(ProgrammeTable(programme, made: published.made))\(note)")
  }
}
