import ArgumentParser
import CommandLineTool
import ConfigurationFile
import LocalAPI
import StationCore

/// `station reader watch`: what passes on the readers, live.
struct ReaderWatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Shows live what passes between the readers and the station.",
    discussion: """
      Hold a card to the reader and read on: ← came from the reader, → was sent to it, ✗ says what is wrong, ● is a tap \
      and the answer to it. Card numbers are hidden but for their last two characters. Frames that pass while nothing \
      happens are counted. Ends with Ctrl-C.

      With --device a reader is watched without the daemon, which must not hold the device; taps are not recorded then.

      Examples:
        station reader watch
        station reader watch counter --json --for 30
        station reader watch --device /dev/ttyUSB0 --protocol em4100
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The reader's name; without it all are watched.")
  var name: String?

  @Option(help: ArgumentHelp("Watch this device itself, without the daemon.", valueName: "path"))
  var device: String?

  @Option(name: .customLong("protocol"), help: "What the reader on --device speaks.")
  var readerProtocol: ReaderProtocol?

  @Option(help: "Bits a second on --device; what is usual for the protocol if not given.")
  var speed: Int?

  @Option(help: "The OSDP address of the reader on --device.")
  var address: Int?

  @Option(help: ArgumentHelp("The file with the key of the OSDP reader on --device.", valueName: "path"))
  var keyFile: String?

  @Option(name: .customLong("for"), help: ArgumentHelp("End after so long.", valueName: "seconds"))
  var seconds: Double?

  @Flag(help: "Print JSON for scripts, one moment a line.")
  var json = false

  func validate() throws {
    if let seconds, !(0...86_400 ~= seconds) { throw ValidationError("--for takes seconds from 0 to 86400") }
    guard (device == nil) == (readerProtocol == nil) else {
      throw ValidationError("--device and --protocol belong together")
    }
    if device == nil, speed != nil { throw ValidationError("--speed belongs to --device") }
    guard (readerProtocol == .osdp) == (address != nil) else {
      throw ValidationError("--address belongs to --protocol osdp, which cannot do without it")
    }
    if let address, !(0...126 ~= address) { throw ValidationError("--address takes a number from 0 to 126") }
    if address == nil, keyFile != nil { throw ValidationError("--key-file belongs to --address") }
    if device != nil, name != nil { throw ValidationError("give either a reader's name or --device") }
  }

  func run() async throws {
    let printer = MomentPrinter(isJSON: json, zone: try zone())
    let limit = seconds.map { Duration.seconds($0) }
    if let device, let readerProtocol {
      let reader = ReaderConfiguration(
        name: device, device: device, protocol: readerProtocol, speed: speed, osdp: try osdpSettings())
      await DeviceWatching(reader: reader, printer: printer).run(for: limit)
    } else {
      let client = try DaemonClient(options)
      guard case .watching = try client.ask(.watchReaders(name)) else { return }
      try client.follow(for: limit) { notification in
        if case .watched(let moment) = notification { printer.write(moment) }
      }
    }
  }

  private func osdpSettings() throws(CommandFailure) -> OSDPSettings? {
    guard let address else { return nil }
    guard let keyFile else { return OSDPSettings(address: address) }
    switch KeyFile.keys(keyFile) {
    case .success(let keys): return OSDPSettings(address: address, keyFile: keyFile, keys: keys)
    case .failure(let fault): throw CommandFailure(.usage, fault.sentence(about: keyFile))
    }
  }

  /// The station's time zone; a device can be watched where no station is set up yet.
  private func zone() throws -> TimeZoneRules {
    guard device != nil else { return try ZoneFile.load(options.load().timeZone) }
    return try ZoneFile.load((try? options.load())?.timeZone ?? StationConfiguration.defaultTimeZone)
  }
}
