public import ReaderSimulator
public import StationCore

/// A made-up reader and card of each protocol.
public enum SampleReader {
  /// The protocols that a reader can be of.
  public static let protocols = ReaderProtocol.allCases.filter { $0 != .auto }

  private static let address = 101

  /// A reader as a configuration file would name it.
  public static func configuration(_ protocol: ReaderProtocol) -> ReaderConfiguration {
    ReaderConfiguration(
      name: "sample", device: "/dev/null", protocol: `protocol`,
      osdp: `protocol` == .osdp ? OSDPSettings(address: address) : nil)
  }

  /// The simulated reader that the configuration speaks to.
  public static func settings(_ protocol: ReaderProtocol) -> SimulatorSettings {
    SimulatorSettings(addresses: `protocol` == .osdp ? [address] : [])
  }

  /// The card of a number below 256, as the simulator is told of it.
  public static func card(_ number: UInt8, of protocol: ReaderProtocol) -> String {
    let digits = Hex.encode([number])
    return switch `protocol` {
    case .em4100: "67003B51\(digits)"
    case .line: "00000000\(digits)"
    case .wiegand: "0000\(digits)"
    case .pn532: "010203\(digits)"
    case .osdp: "26:1,\(number)"
    case .auto: preconditionFailure("no reader speaks auto")
    }
  }
}
