/// One thing that a peripheral can do (osdp_PDCAP, IEC 60839-11-5 annex B).
public struct OSDPCapability: Hashable, Sendable {
  /// Outputs.
  public static let outputs: UInt8 = 2
  /// Card data.
  public static let cardData: UInt8 = 3
  /// Lights; from level 2 on they keep time themselves.
  public static let lights: UInt8 = 4
  /// A buzzer; level 2 keeps time itself.
  public static let buzzer: UInt8 = 5
  /// A display.
  public static let display: UInt8 = 6
  /// The 16-bit check.
  public static let crc: UInt8 = 8
  /// The secure channel.
  public static let security: UInt8 = 9
  /// Readers at the peripheral's address.
  public static let readers: UInt8 = 13

  /// Which of the functions above.
  public var function: UInt8
  /// How far it goes; 0 is not at all.
  public var level: UInt8
  /// How many there are.
  public var count: UInt8

  /// A capability.
  public init(function: UInt8, level: UInt8, count: UInt8) {
    self.function = function
    self.level = level
    self.count = count
  }
}
