import ArgumentParser
import CardReaders
import CommandLineTool
import ConfigurationFile
import StationCore
import Uplink

/// `station reader set-key`: gives an OSDP reader a key of its own.
struct ReaderSetKeyCommand: ParsableCommand {
  /// Long enough for a reader to be told of as silent.
  private static let patience = Duration.seconds(10)

  static let configuration = CommandConfiguration(
    commandName: "set-key", abstract: "Gives an OSDP reader a key of its own and keeps it in its key-file.",
    discussion: """
      Makes a random key, gives it to the reader through a secure channel, opens a channel with it to see that the \
      reader has it, and writes it to the reader's key-file for stationd. The key is shown nowhere. A new reader must \
      be in installation mode; one that has a key of this station's takes the new one as well.

      The reader's line must be free: stop stationd before, and start it afterwards. If the power goes meanwhile, run \
      the command again.

      Example:
        systemctl stop stationd && station reader set-key counter; systemctl start stationd
      """)

  @OptionGroup var options: ConfigurationOptions

  @Argument(help: "The reader's name in the configuration file.")
  var name: String

  func run() throws {
    let reader = try reader(in: try options.load())
    guard let settings = reader.osdp, let file = settings.keyFile else {
      throw CommandFailure(
        .usage,
        "\(name) has no key-file; add it to its [[reader]] table in \(options.config) first, such as "
          + "key-file = \"/var/lib/warmstation/identity/\(name).key\"")
    }
    let newFile = KeyFile.newFile(beside: file)
    let present = try key(in: file)
    let new: OSDPKey
    if let interrupted = try key(in: newFile) {
      new = interrupted
    } else {
      var random = SystemRandomNumberGenerator()
      new = OSDPKey(using: &random)
      // Before the reader has it, so that it is not lost with the power.
      try write { () throws(FileFailure) in try DurableFile.stage(KeyFile.text(of: new), at: newFile, mode: 0o600) }
    }
    try set(new, in: reader, settings, present: present)
    try write { () throws(FileFailure) in try DurableFile.move(newFile, to: file, keepingOnFailure: true) }
    Standard.output.writeLine(
      "\(name) has a key of its own; it is in \(file), and stationd uses it from its next start on")
  }

  private func reader(in configuration: StationConfiguration) throws -> ReaderConfiguration {
    guard let reader = configuration.readers.first(where: { $0.name == name }) else {
      let names = configuration.readers.map(\.name).joined(separator: ", ")
      throw CommandFailure(.usage, "there is no reader \(name) in \(options.config); it names: \(names)")
    }
    guard reader.protocol == .osdp else {
      throw CommandFailure(.usage, "\(name) is a reader of protocol \(reader.protocol.rawValue); only osdp has keys")
    }
    return reader
  }

  private func key(in file: String) throws -> OSDPKey? {
    do throws(KeyFileFault) { return try KeyFile.key(file) } catch {
      throw CommandFailure(.usage, error.sentence(about: file))
    }
  }

  private func write(_ work: () throws(FileFailure) -> Void) throws {
    do throws(FileFailure) { try work() } catch { throw CommandFailure(.badNews, error.description) }
  }

  private func set(
    _ key: OSDPKey, in reader: ReaderConfiguration, _ settings: OSDPSettings, present: OSDPKey?
  ) throws {
    let known = OSDPSettings(address: settings.address, keyFile: settings.keyFile, keys: present.map { [$0] } ?? [])
    let alone = ReaderConfiguration(
      name: reader.name, device: reader.device, protocol: .osdp, speed: reader.speed, osdp: known)
    let speed = reader.speed ?? ReaderProtocol.osdp.usualSpeed
    var fault: ReaderFault? = .silent
    do throws(ReaderFault) {
      _ = try ReaderConversation(device: reader.device, speed: speed).run(
        OSDPDriver(setting: key, of: alone), for: Self.patience
      ) { event in
        switch event {
        case .answering:
          fault = nil
          return true
        case .failing(let found, _):
          fault = found
          return true
        default: return false
        }
      }
    } catch {
      fault = error
    }
    if let fault { throw CommandFailure(.badNews, Self.words(fault, reader)) }
  }

  private static func words(_ fault: ReaderFault, _ reader: ReaderConfiguration) -> String {
    switch fault {
    case .busy:
      "\(reader.device) is in use; stop stationd first with `systemctl stop stationd`, and start it again afterwards"
    case .insecure:
      "\(reader.name) takes no key: it is not in installation mode, or has a key that is not this station's; "
        + "reset it as its manual says and try again"
    default: "\(reader.name): \(fault.words)"
    }
  }
}
