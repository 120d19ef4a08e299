/// What the buzzer of a reader is to sound (osdp_BUZ).
public struct OSDPBuzzer: Hashable, Sendable {
  /// The tone that is no tone.
  public static let silence: UInt8 = 1
  /// The tone that every reader has.
  public static let usualTone: UInt8 = 2

  /// The reader at the peripheral's address, counted from 0.
  public var reader: UInt8
  /// Which tone.
  public var tone: UInt8
  /// How long the tone lasts, in tenths of a second.
  public var onTime: UInt8
  /// How long the silence after it lasts, in tenths of a second.
  public var offTime: UInt8
  /// How many times; 0 is until another command.
  public var count: UInt8

  /// A command for the buzzer.
  public init(reader: UInt8 = 0, tone: UInt8 = Self.usualTone, onTime: UInt8, offTime: UInt8, count: UInt8) {
    self.reader = reader
    self.tone = tone
    self.onTime = onTime
    self.offTime = offTime
    self.count = count
  }

  var bytes: [UInt8] { [reader, tone, onTime, offTime, count] }

  init(bytes: [UInt8]) throws(OSDPRefusal) {
    guard bytes.count == 5 else { throw .commandLength }
    self.init(reader: bytes[0], tone: bytes[1], onTime: bytes[2], offTime: bytes[3], count: bytes[4])
  }
}
