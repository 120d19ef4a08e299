import ArgumentParser
import CardReaders
import CommandLineTool
import ConfigurationFile
import StationCore
import Terminal

/// `station reader list`: the serial ports of this machine.
struct ReaderListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the serial ports of this machine: what they are, and who uses them.",
    discussion: """
      Nothing is opened and nothing is sent. Who holds a port of another user is told to root only.

      Example:
        station reader list
        station reader list --json | jq -r '.[] | select(.reader == null) | .stablePath'
      """)

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Print JSON for scripts.")
  var json = false

  /// One port.
  private struct Port: Encodable {
    var device: String
    var stablePath: String?
    var identity: String
    var mayBeProbed: Bool
    var reader: String?
    var holders: [String]

    /// Writes every member, also those that are `null`.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(device, forKey: .device)
      try container.encode(stablePath, forKey: .stablePath)
      try container.encode(identity, forKey: .identity)
      try container.encode(mayBeProbed, forKey: .mayBeProbed)
      try container.encode(reader, forKey: .reader)
      try container.encode(holders, forKey: .holders)
    }

    private enum CodingKeys: String, CodingKey {
      case device, stablePath, identity, mayBeProbed, reader, holders
    }
  }

  func run() throws {
    let configured = ConfiguredReaders(options)
    let ports = SystemTerminals().ports.map { node, identity in
      Port(
        device: node, stablePath: StablePath.path(ofDevice: node), identity: identity.description,
        mayBeProbed: ProbePolicy.judge(identity) == .allowed, reader: configured.reader(on: node)?.name,
        holders: DeviceHolder.holders(ofDevice: node).map { "\($0.name) (\($0.process))" })
    }
    if json { return try JSONOutput.write(ports) }
    guard !ports.isEmpty else {
      Standard.output.writeLine("This machine has no serial port; plug the reader in.")
      return
    }
    var table = TextTable(header: ["device", "what it is", "stable path", "reader", "held by"])
    for port in ports {
      table.append([
        port.device, port.identity, port.stablePath ?? "-", port.reader ?? "-",
        port.holders.isEmpty ? "-" : port.holders.joined(separator: ", "),
      ])
    }
    Standard.output.write(table.description)
  }
}
