/// Why a peripheral did not do what it was told: the reason in a NAK (IEC 60839-11-5, 7.3).
public struct OSDPRefusal: RawRepresentable, Hashable, Sendable, Error {
  /// The check of the command did not fit.
  public static let messageCheck = OSDPRefusal(rawValue: 1)
  /// The command has a wrong length.
  public static let commandLength = OSDPRefusal(rawValue: 2)
  /// The peripheral does not know the command.
  public static let unknownCommand = OSDPRefusal(rawValue: 3)
  /// The command's number is not the next.
  public static let sequence = OSDPRefusal(rawValue: 4)
  /// The peripheral does not know the security block.
  public static let securityUnsupported = OSDPRefusal(rawValue: 5)
  /// The command is accepted only in a secure channel, and there is none.
  public static let securityRequired = OSDPRefusal(rawValue: 6)
  /// The command is known, but cannot be carried out.
  public static let unableToProcess = OSDPRefusal(rawValue: 9)

  /// The reason's number.
  public let rawValue: UInt8

  /// A reason of that number.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
}
