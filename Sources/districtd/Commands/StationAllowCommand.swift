import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd station allow`: a station whose certificate has expired or was ended may come back.
struct StationAllowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allow", abstract: "Lets a station whose certificate expired or was ended come back, without a visit.",
    discussion: """
      The device that holds the certificate asks for a new one by itself, within five minutes of being on line; when it
      has used that one, the permission is over. Do this only if you know that the device is in the right hands.
      Where the device was replaced or its disk is lost, give a token instead: districtd token ID.

      Examples:
        districtd station allow CY-SLT-003
        districtd station allow CY-SLT-003 --certificate 3f5a… --valid-hours 12
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id.")
  var id: StationID

  @Option(
    help: "The serial number of the certificate, as `station show` lists it; by default the newest that was used.")
  var certificate: String?

  @Option(help: "For how many hours it may come.")
  var validHours = 48

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard (1...8760).contains(validHours) else { throw ValidationError("--valid-hours must be from 1 to 8760") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    let expiry = DistrictAccess.now + Int64(validHours) * 3_600_000
    let serial = try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.allow(id, serial: certificate, until: expiry)
    }
    guard !json else {
      return try JSONOutput.write(["station": "\(id)", "certificate": serial, "expires": Timestamp.text(expiry)])
    }
    Standard.output.writeLine(
      "The holder of certificate \(serial) may come back as \(id), once, until \(Timestamp.text(expiry))")
  }
}
