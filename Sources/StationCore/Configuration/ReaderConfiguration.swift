/// A card reader as the configuration file names it.
public struct ReaderConfiguration: Hashable, Sendable {
  /// What people call it, such as `counter`.
  public let name: String
  /// A real port, a link to one such as `/dev/serial/by-id/…`, or a pseudo-terminal.
  ///
  /// Several readers may share one device if their protocol has addresses.
  public let device: String
  /// What it speaks.
  public private(set) var `protocol`: ReaderProtocol
  /// Bits a second on the line; `nil` for what is usual for the protocol, or for `auto` whatever is found.
  public private(set) var speed: Int?
  /// What surrounds the card in a line of text; of `line` readers.
  public let line: LineRules
  /// How the bits are printed; of `wiegand` readers.
  public let wiegandFormat: WiegandFormat
  /// What else it says of an OSDP reader; `nil` for other protocols.
  public private(set) var osdp: OSDPSettings?
  /// How its cards become the same as on every other reader.
  public let cards: CardRules
  /// What is run to sound the answer to a tap, `{answer}` in it standing for a ``ReaderAnswer``; empty for nothing.
  public let soundCommand: [String]

  /// A card reader.
  public init(
    name: String, device: String, protocol: ReaderProtocol, speed: Int? = nil, line: LineRules = .none,
    wiegandFormat: WiegandFormat = .hex, osdp: OSDPSettings? = nil, cards: CardRules = .none,
    soundCommand: [String] = []
  ) {
    self.name = name
    self.device = device
    self.protocol = `protocol`
    self.speed = speed
    self.line = line
    self.wiegandFormat = wiegandFormat
    self.osdp = osdp
    self.cards = cards
    self.soundCommand = soundCommand
  }

  /// Bits a second on the line, as far as the configuration says it; `nil` where it is still to be found out.
  public var usualSpeed: Int? { speed ?? (`protocol` == .auto ? nil : `protocol`.usualSpeed) }

  /// The same reader, once it was found out what it speaks.
  public func identified(as finding: ReaderFinding) -> ReaderConfiguration {
    var reader = self
    reader.protocol = finding.protocol
    reader.speed = finding.speed
    // The protocol was not configured, so no key was either.
    if finding.protocol == .osdp { reader.osdp = OSDPSettings(address: finding.address ?? 0) }
    return reader
  }
}
