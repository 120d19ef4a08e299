/// A card reader as the configuration file names it.
public struct ReaderConfiguration: Hashable, Sendable {
  /// What people call it, such as `counter`.
  public let name: String
  /// A real port, a link to one such as `/dev/serial/by-id/…`, or a pseudo-terminal.
  ///
  /// Several readers may share one device if their protocol has addresses.
  public let device: String
  /// What it speaks.
  public let `protocol`: ReaderProtocol
  /// Bits a second on the line; `nil` for what is usual for the protocol.
  public let speed: Int?
  /// What surrounds the card in a line of text; of `line` readers.
  public let line: LineRules
  /// How the bits are printed; of `wiegand` readers.
  public let wiegandFormat: WiegandFormat
  /// What else it says of an OSDP reader; `nil` for other protocols.
  public let osdp: OSDPSettings?
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
}
