/// What a PN532 says to a command (NXP UM0701-02, clause 7).
public enum PN532Reply: Hashable, Sendable {
  /// Which chip this is: `32` for a PN532, the firmware's version and revision, and the cards that it can read.
  case firmware(chip: UInt8, version: UInt8, revision: UInt8, support: UInt8)
  /// The targets that were found: none, one or two.
  case targets([PN532Target])
  /// Anything else: a status, the values of registers, or nothing at all.
  case data([UInt8])

  /// Reads the data of the reply to a command; `nil` where they are not what the command asks for.
  public init?(to command: PN532Command, data: [UInt8]) {
    switch command {
    case .getFirmwareVersion:
      guard data.count == 4 else { return nil }
      self = .firmware(chip: data[0], version: data[1], revision: data[2], support: data[3])
    case .inListPassiveTarget(_, modulation: 0, _):
      guard let targets = PN532Target.list(data) else { return nil }
      self = .targets(targets)
    default: self = .data(data)
    }
  }

  /// The frame that carries the reply to a command.
  public func frame(to command: PN532Command) -> PN532Frame { .reply(code: command.code, data: data) }

  private var data: [UInt8] {
    switch self {
    case .firmware(let chip, let version, let revision, let support): [chip, version, revision, support]
    case .targets(let targets): [UInt8(clamping: targets.count)] + targets.flatMap(\.bytes)
    case .data(let data): data
    }
  }
}
