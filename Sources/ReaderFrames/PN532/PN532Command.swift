/// What a host asks of a PN532 (NXP UM0701-02, clause 7).
public enum PN532Command: Hashable, Sendable {
  /// Test the line, the memory or the antenna; test 0 gives the data back.
  case diagnose(test: UInt8, data: [UInt8])
  /// Say which chip and firmware this is.
  case getFirmwareVersion
  /// Say the last error, whether a field is there, and which targets are held.
  case getGeneralStatus
  /// Give the values of registers.
  case readRegister([UInt16])
  /// Set registers.
  case writeRegister([PN532Register])
  /// Use another speed on the line, by its number in the table of clause 7.2.6.
  case setSerialBaudRate(UInt8)
  /// Set what the chip does by itself, such as asking a card for its ATS (bit 4).
  case setParameters(UInt8)
  /// Leave the sleep after power-up; mode 1 is without a security module.
  case samConfiguration(mode: UInt8, options: [UInt8] = [])
  /// Sleep until one of these interfaces wakes the chip (bit 4: the serial one).
  case powerDown(wakeUp: UInt8, options: [UInt8] = [])
  /// Switch the field on or off.
  case rfField(UInt8)
  /// How often the chip tries again: ATR_REQ, PSL_REQ and the activation of a passive target; FF is for ever.
  case rfRetries(atr: UInt8, psl: UInt8, passiveActivation: UInt8)
  /// Another item of RFConfiguration.
  case rfConfiguration(item: UInt8, data: [UInt8])
  /// Look for at most so many targets, one or two; modulation 0 is ISO 14443 type A at 106 kbit/s.
  case inListPassiveTarget(maximum: UInt8, modulation: UInt8, initiatorData: [UInt8] = [])
  /// Let a target wait; 0 is all.
  case inDeselect(target: UInt8)
  /// Forget a target; 0 is all.
  case inRelease(target: UInt8)
  /// Speak to this target from now on.
  case inSelect(target: UInt8)
}
