import ReaderFrames

extension PN532Peripheral {
  private static let firmware = PN532Reply.firmware(chip: 0x32, version: 1, revision: 6, support: 7)
  private static let success: UInt8 = 0x00
  /// The error of a command that does not fit the chip's state (clause 7.1).
  private static let notAcceptable: UInt8 = 0x27

  /// Does a command, or begins to.
  mutating func perform(_ command: PN532Command, at now: ContinuousClock.Instant) {
    switch command {
    case .inListPassiveTarget(let maximum, let modulation, let uid):
      search = PN532Search(maximum: maximum, modulation: modulation, uid: uid, retries: retries, at: now)
      return
    case .writeRegister(let written): for register in written { registers[register.address] = register.value }
    case .rfField(let value) where value & 1 == 0: field.switchOff()
    case .rfRetries(_, _, let passiveActivation): retries = passiveActivation
    case .inDeselect, .inRelease: field.switchOff()
    default: break
    }
    let sleeps = if case .powerDown = command { true } else { false }
    reply = (now + Self.replyTime, answer(to: command).frame(to: command).bytes, sleeps)
  }

  private func answer(to command: PN532Command) -> PN532Reply {
    switch command {
    case .getFirmwareVersion: Self.firmware
    // The test of the line gives back what came, its own number included.
    case .diagnose(test: 0, let data): .data([0] + data)
    case .diagnose, .powerDown, .inDeselect, .inRelease: .data([Self.success])
    case .getGeneralStatus: .data([Self.success, 0, UInt8(field.activeCount)] + targets + [0])
    case .readRegister(let addresses): .data(addresses.map { registers[$0, default: 0] })
    case .inSelect: .data([field.activeCount > 0 ? Self.success : Self.notAcceptable])
    default: .data([])
    }
  }

  /// For each selected card its number, the speeds to and from it, and its modulation: 106 kbit/s, type A.
  private var targets: [UInt8] { (0..<field.activeCount).flatMap { [UInt8($0 + 1), 0, 0, 0] } }
}
