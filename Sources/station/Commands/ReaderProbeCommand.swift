import ArgumentParser
import CardReaders
import CommandLineTool
import Glibc
import StationCore

/// `station reader probe`: finds out what a reader speaks, with a person watching.
struct ReaderProbeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe", abstract: "Finds out what the reader on a device speaks, and how fast.",
    discussion: """
      Listens at one speed after the other while you hold a card to the reader. Where nothing is heard and the device \
      may be a reader, it also asks, as a PN532 or an OSDP reader expects it. Then it prints the [[reader]] table for \
      the configuration file.

      Nothing is ever sent to a modem, a printer, a navigation receiver, a power supply, a controller board or a \
      console. Opening a port raises its DTR and RTS lines, which restarts some devices.

      Examples:
        station reader list
        station reader probe /dev/ttyUSB0
        station reader probe /dev/ttyUSB0 --listen-only
        station reader probe /dev/ttyUSB0 --json --seconds 30

      Exit status: 0 found, 1 nothing found, 2 usage, or the device may not be opened or asked.
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The reader's device, such as /dev/ttyUSB0.")
  var device: String

  @Flag(help: "Send nothing, only listen.")
  var listenOnly = false

  @Flag(help: "Ask also where it is not known what kind of device it is.")
  var yes = false

  @Option(help: ArgumentHelp("Try only this speed.", valueName: "bits-per-second"))
  var speed: Int?

  @Option(help: "How long to look for a reader; a round through all speeds takes about 20.")
  var seconds = 60

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard 1...3600 ~= seconds else { throw ValidationError("--seconds takes 1 to 3600") }
    if let speed, !(1...4_000_000 ~= speed) { throw ValidationError("--speed takes bits a second") }
  }

  func run() async throws {
    guard let identity = SystemTerminals().identity(ofDevice: device) else {
      throw CommandFailure(.usage, "there is no serial device \(device); `station reader list` shows those there are")
    }
    say("\(device) is \(identity)")
    let probe = ReaderProbe(
      device: device, speed: speed, consent: try consent(for: identity), patience: .seconds(seconds), say: say)
    switch await probe.run() {
    case .found(let finding): try tell(finding, identity)
    case .lost(let fault): throw CommandFailure(.usage, words(for: fault))
    case .nothing: try tell(nil, identity)
    }
  }

  /// People read what is done on standard output; scripts get nothing but JSON there.
  private func say(_ words: String) { (json ? Standard.error : Standard.output).writeLine(words) }

  private func consent(for identity: DeviceIdentity) throws -> FindingTerms.Consent {
    if listenOnly { return .none }
    switch ProbePolicy.judge(identity) {
    case .allowed: return .policy
    case .forbidden(let device):
      throw CommandFailure(
        .usage, "this is \(device.rawValue): nothing is sent to it; with --listen-only it is only listened to")
    case .doubtful where yes: return .person
    case .doubtful:
      guard isatty(STDIN_FILENO) == 1 else {
        throw CommandFailure(
          .usage, "it is not known what kind of device this is; say --yes if it is a reader, or --listen-only")
      }
      Standard.error.write("It is not known what kind of device this is. Is it a reader that may be asked? [y/N] ")
      guard readLine()?.lowercased().hasPrefix("y") == true else {
        throw CommandFailure(.usage, "nothing was sent; with --listen-only it is only listened to")
      }
      return .person
    }
  }

  private func tell(_ finding: ReaderFinding?, _ identity: DeviceIdentity) throws {
    let result = ProbeResult(
      device: StablePath.path(ofDevice: device) ?? device, identity: identity.description, finding: finding)
    if json { try JSONOutput.write(result) }
    guard let finding, let table = result.table, let confidence = result.confidence else {
      say("nothing was found; check the reader's power and its wires, and hold a card to it while this listens")
      throw ExitCode(ExitStatus.badNews.rawValue)
    }
    if json { return }
    let words =
      switch confidence {
      case .certain: "a frame with a right checksum came"
      case .likely: "lines of card text came, as many devices send them"
      }
    say("found: \(finding.protocol.rawValue) at \(finding.speed), \(confidence.rawValue): \(words)\n")
    Standard.output.write(table)
  }

  private func words(for fault: ReaderFault) -> String {
    guard fault == .busy else { return "\(device): \(fault.words)" }
    if let reader = ConfiguredReaders(options).reader(on: device) {
      return """
        \(device) is the station's reader `\(reader.name)`, which stationd reads; `station status` shows it, and \
        `systemctl stop stationd` lets go of it
        """
    }
    let holders = DeviceHolder.holders(ofDevice: device).map { "\($0.name) (process \($0.process))" }
    return holders.isEmpty
      ? "\(device): \(fault.words)" : "\(device) is held by \(holders.joined(separator: ", ")); stop it first"
  }
}
