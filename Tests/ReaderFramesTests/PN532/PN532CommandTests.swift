import ReaderFrames
import StationCore
import Testing

struct PN532CommandTests {
  @Test(
    arguments: [
      .diagnose(test: 0, data: [1, 2, 3]), .getFirmwareVersion, .getGeneralStatus, .readRegister([0x6339, 0x633A]),
      .writeRegister([PN532Register(address: 0x6303, value: 0x80), PN532Register(address: 0x6302, value: 0)]),
      .setSerialBaudRate(4), .setParameters(0x14), .samConfiguration(mode: 1),
      .samConfiguration(mode: 1, options: [0x14, 0x01]), .powerDown(wakeUp: 0x10),
      .powerDown(wakeUp: 0xB0, options: [0]), .rfField(0), .rfRetries(atr: 0, psl: 1, passiveActivation: 2),
      .rfConfiguration(item: 0x0A, data: [1, 2]), .inDeselect(target: 0),
      .inListPassiveTarget(maximum: 2, modulation: 0),
      .inListPassiveTarget(maximum: 1, modulation: 1, initiatorData: [0, 0xFF, 0xFF, 1, 0]), .inRelease(target: 1),
      .inSelect(target: 1),
    ] as [PN532Command])
  func aCommandComesBackAsItWasSent(command: PN532Command) throws {
    guard case .command(let code, let parameters) = command.frame else { return #expect(Bool(false), "no command") }
    #expect(PN532Command(code: code, parameters: parameters) == command)
  }

  @Test(
    arguments: [
      (0x00, []), (0x02, [0]), (0x06, []), (0x06, [0x63]), (0x08, [0x63, 0x02]), (0x10, []), (0x12, [0, 0]),
      (0x14, []), (0x14, [1, 0x14, 1, 0]), (0x16, []), (0x32, []), (0x44, []), (0x4A, [1]), (0x52, []), (0x54, [1, 1]),
      (0x99, []),
    ] as [(UInt8, [UInt8])])
  func aCommandThatIsNoneIsNotRead(code: UInt8, parameters: [UInt8]) {
    #expect(PN532Command(code: code, parameters: parameters) == nil)
  }

  @Test func aVersionOfAnotherLengthIsNoVersion() {
    #expect(PN532Reply(to: .getFirmwareVersion, data: [0x32, 1, 6]) == nil)
    #expect(PN532Reply(to: .setParameters(0), data: []) == .data([]))
  }
}
