import ArgumentParser
import CommandLineTool
import ConfigurationFile
import District
import StationCore

/// `districtd token make`, or only `districtd token`: a one-time token by which a station enrols.
struct TokenMakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a one-time enrolment token for a station.",
    discussion: """
      The token is shown once and kept as a hash only; a new one ends the one before. It works once and for this station
      only; presented again, or for another station, it raises an alarm.

      Examples:
        districtd token CY-SLT-003
        districtd token CY-SLT-003 --valid-hours 4 --json
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id.")
  var id: StationID

  @Option(help: "For how many hours it may be used.")
  var validHours = 48

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard (1...8760).contains(validHours) else { throw ValidationError("--valid-hours must be from 1 to 8760") }
  }

  func run() throws {
    let access = try DistrictAccess(options)
    var random = SystemRandomNumberGenerator()
    let token = EnrolmentToken.mint(using: &random)
    let expiry = DistrictAccess.now + Int64(validHours) * 3_600_000
    try CommandFailure.wrap { () throws(DistrictFault) in
      try access.store.keep(token, of: id, until: expiry, at: DistrictAccess.now)
    }
    guard !json else {
      return try JSONOutput.write(["token": token.text, "station": "\(id)", "expires": Timestamp.text(expiry)])
    }
    let configuration = access.configuration
    let name = configuration.names.first ?? configuration.listenHost
    let host = name.contains(":") ? "[\(name)]" : name
    Standard.output.write(
      """
      Token for \(id), good once until \(Timestamp.text(expiry)):
        \(token.text)
      On the station, with a copy of \(access.directory.authorityFile):
        station --config /etc/warmstation/station.toml enrol --server https://\(host):\(configuration.listenPort) \
      --token \(token.text) --ca authority.pem

      """)
  }
}
