/// One frame between a host and a PN532 on its serial interface (NXP UM0701-02, clause 6.2.1).
public enum PN532Frame: Hashable, Sendable {
  /// The last command arrived; from the host it ends the command that the chip is busy with.
  case acknowledge
  /// The last frame did not arrive; it is to be sent again.
  case notAcknowledged
  /// The chip did not understand the command.
  case syntaxError
  /// A command of the host, with its parameters.
  case command(code: UInt8, parameters: [UInt8])
  /// The chip's reply to the command of this code; on the wire its own code is one higher.
  case reply(code: UInt8, data: [UInt8])

  /// The most bytes that follow the code in a frame; with them the frame is an extended one.
  public static let maximumData = maximumLength - 2
  /// The longest information: frame identifier, code and 263 bytes (clause 6.2.1.2).
  static let maximumLength = 265
  static let startCode: [UInt8] = [0x00, 0xFF]
  static let host: UInt8 = 0xD4
  static let chip: UInt8 = 0xD5
  static let error: UInt8 = 0x7F

  /// The frame on the wire, with one byte of preamble and one of postamble; extended only where it must be.
  ///
  /// There must be no more than ``maximumData`` bytes.
  public var bytes: [UInt8] {
    switch self {
    case .acknowledge: [0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00]
    case .notAcknowledged: [0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00]
    case .syntaxError: Self.wrap([Self.error])
    case .command(let code, let parameters): Self.wrap([Self.host, code] + parameters)
    case .reply(let code, let data): Self.wrap([Self.chip, code &+ 1] + data)
    }
  }

  private static func wrap(_ information: [UInt8]) -> [UInt8] {
    let high = UInt8(truncatingIfNeeded: information.count >> 8)
    let low = UInt8(truncatingIfNeeded: information.count)
    let header = high == 0 ? [low, 0 &- low] : [0xFF, 0xFF, high, low, 0 &- high &- low]
    return [0x00] + startCode + header + information + [0 &- information.reduce(0, &+), 0x00]
  }
}
