import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd station revoke`: a station, or one of its certificates, is refused from now on.
struct StationRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Ends a station's certificates: it is refused from its next request on.",
    discussion: """
      What the station records in the meantime stays on its disk and comes once it is back: after `station allow`, or
      with a new token. Without --certificate the station's unused token ends too.

      Examples:
        districtd station revoke CY-SLT-003
        districtd station revoke CY-SLT-003 --certificate 3f5a…
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id.")
  var id: StationID

  @Option(help: "The serial number of the only certificate to end, as `station show` lists it.")
  var certificate: String?

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let access = try DistrictAccess(options)
    let ended = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.revoke(id, serial: certificate, at: DistrictAccess.now)
    }
    guard !json else { return try JSONOutput.write(Revoked(station: id.description, certificates: ended)) }
    Standard.output.writeLine(
      ended.isEmpty
        ? "\(id) has no such certificate that was not ended before"
        : "Revoked \(ended.joined(separator: ", ")); \(id) is refused from now on")
  }

  private struct Revoked: Encodable {
    let station: String
    let certificates: [String]
  }
}
