import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Daemon
import StationCore
import Uplink

/// `station enrol`: gives the station its certificate.
struct EnrolCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enrol", abstract: "Gives the station its certificate, by a one-time token from the district.",
    discussion: """
      Makes a private key on this device, has the district certify it, and stores both where [district] says.
      A running stationd begins to forward by itself a few seconds later.

      Example:
        station --config /etc/warmstation/station.toml enrol \\
          --server https://district.example:8443 --token 7QK4-… --ca authority.pem

      The district makes the token with `districtd token ID`; authority.pem lies in its data directory. A token on the
      command line can be seen by other users of the machine: with --token - it is read from standard input.
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "The district's address; by default the url of [district].")
  var server: String?

  @Option(help: "The one-time token from the district; - reads it from standard input.")
  var token: String

  @Option(
    name: .customLong("ca"),
    help: "The certificate of the district's authority (PEM); by default the ca of [district].")
  var authority: String?

  func run() async throws {
    let configuration = try options.load()
    guard let district = configuration.district else {
      throw CommandFailure(.usage, Self.missingDistrict(server: server, file: options.config, configuration))
    }
    let token = try readToken()
    let server = server ?? district.url
    do throws(EnrolmentFailure) {
      if let authority, try AuthorityFile.install(authority, as: district.authorityFile) {
        say(.authorityInstalled(path: district.authorityFile))
      }
      let validUntil = try await Enrolment(
        server: server, station: configuration.id, token: token, authorityFile: district.authorityFile,
        certificateFile: district.certificateFile, keyFile: district.keyFile, clock: SystemClock.read
      ).run(report: say)
      Standard.output.write(
        "\(configuration.id) is enrolled; the certificate is valid until \(Timestamp.text(validUntil)).\n")
    } catch {
      throw CommandFailure(Self.status(of: error), "\(error)")
    }
    if server != district.url {
      Standard.error.write(
        "Note: [district] url is \(district.url); stationd forwards there, not to \(server).\n")
    }
  }

  private func say(_ step: EnrolmentStep) { Standard.output.write("✓ \(step)\n") }

  private func readToken() throws -> String {
    let text = token == "-" ? readLine() ?? "" : token
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
    guard !trimmed.isEmpty else {
      throw CommandFailure(.usage, "the token is empty; get one from the district with `districtd token ID`")
    }
    return trimmed
  }

  private static func status(of failure: EnrolmentFailure) -> ExitStatus {
    switch failure {
    case .notHTTPS, .authorityMissing, .authorityUnreadable, .otherAuthorityInstalled: .usage
    default: .badNews
    }
  }

  /// Says exactly what the configuration lacks.
  private static func missingDistrict(
    server: String?, file: String, _ configuration: StationConfiguration
  ) -> String {
    """
    the configuration has no [district] table, so there is no district to enrol with; add this to \(file):

    [district]
    url = "\(server ?? "https://district.example:8443")"
    ca = "/etc/warmstation/district-ca.pem"
    certificate = "\(configuration.dataDirectory)/identity/station.pem"
    key = "\(configuration.dataDirectory)/identity/station.key"
    """
  }
}
