import ArgumentParser
import CommandLineTool
import District
import StationCore
import Terminal

/// `districtd station show`: one station's certificates.
struct StationShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a station's certificates: which is in use, until when, when it was last seen.",
    discussion: """
      Examples:
        districtd station show CY-SLT-003
        districtd station show CY-SLT-003 --json
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The station's id.")
  var id: StationID

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func run() throws {
    let access = try DistrictAccess(options)
    let now = DistrictAccess.now
    let (station, certificates, overview) = try CommandFailure.wrap { () throws(DistrictFault) in
      (
        try access.store.station(id), try access.store.certificates(of: id, at: now),
        try access.store.overview(at: now).first { $0.station == id.description }
      )
    }
    let shown = Shown(
      station: id.description, name: station.name, street: station.street, zone: station.zone,
      lastContact: overview?.lastContact, certificates: certificates)
    guard !json else { return try JSONOutput.write(shown) }
    Standard.output.write("\(id): \(station.name), \(station.street)\n")
    Standard.output.write("Last batch of events: \(shown.lastContact ?? "never")\n\n")
    var table = TextTable(
      header: ["certificate", "state", "issued", "expires", "ended", "last seen", "may come back until"],
      alignments: Array(repeating: .leading, count: 7))
    for certificate in certificates {
      table.append([
        certificate.serial, certificate.state.rawValue, certificate.issued, certificate.expires,
        certificate.ended ?? "", certificate.seen ?? "never", certificate.allowed ?? "",
      ])
    }
    Standard.output.write(certificates.isEmpty ? "No certificate yet.\n" : "\(table)")
  }

  private struct Shown: Encodable {
    let station: String
    let name: String
    let street: String
    let zone: String
    let lastContact: String?
    let certificates: [StationCertificate]
  }
}
