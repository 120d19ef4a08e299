extension PN532Command {
  /// The frame that carries the command.
  public var frame: PN532Frame { .command(code: code, parameters: parameters) }

  /// The command's code; that of its reply is one higher.
  public var code: UInt8 {
    switch self {
    case .diagnose: 0x00
    case .getFirmwareVersion: 0x02
    case .getGeneralStatus: 0x04
    case .readRegister: 0x06
    case .writeRegister: 0x08
    case .setSerialBaudRate: 0x10
    case .setParameters: 0x12
    case .samConfiguration: 0x14
    case .powerDown: 0x16
    case .rfField, .rfRetries, .rfConfiguration: 0x32
    case .inDeselect: 0x44
    case .inListPassiveTarget: 0x4A
    case .inRelease: 0x52
    case .inSelect: 0x54
    }
  }

  private var parameters: [UInt8] {
    switch self {
    case .diagnose(let test, let data): [test] + data
    case .getFirmwareVersion, .getGeneralStatus: []
    case .readRegister(let addresses): addresses.flatMap(Self.bytes)
    case .writeRegister(let registers): registers.flatMap { Self.bytes($0.address) + [$0.value] }
    case .setSerialBaudRate(let value), .setParameters(let value): [value]
    case .samConfiguration(let first, let options), .powerDown(let first, let options): [first] + options
    case .rfField(let value): [0x01, value]
    case .rfRetries(let atr, let psl, let passiveActivation): [0x05, atr, psl, passiveActivation]
    case .rfConfiguration(let item, let data): [item] + data
    case .inListPassiveTarget(let maximum, let modulation, let initiatorData): [maximum, modulation] + initiatorData
    case .inDeselect(let target), .inRelease(let target), .inSelect(let target): [target]
    }
  }

  /// Reads what a frame carries; `nil` where the chip would answer with a syntax error.
  public init?(code: UInt8, parameters: [UInt8]) {
    let rest = Array(parameters.dropFirst())
    switch (code, parameters.first, rest.count) {
    case (0x00, let test?, _): self = .diagnose(test: test, data: rest)
    case (0x02, nil, _): self = .getFirmwareVersion
    case (0x04, nil, _): self = .getGeneralStatus
    case (0x06, _, _):
      guard let addresses = Self.groups(of: 2, in: parameters) else { return nil }
      self = .readRegister(addresses.map(Self.address))
    case (0x08, _, _):
      guard let registers = Self.groups(of: 3, in: parameters) else { return nil }
      self = .writeRegister(registers.map { PN532Register(address: Self.address($0), value: $0[$0.startIndex + 2]) })
    case (0x10, let speed?, 0): self = .setSerialBaudRate(speed)
    case (0x12, let flags?, 0): self = .setParameters(flags)
    case (0x14, let mode?, 0...2): self = .samConfiguration(mode: mode, options: rest)
    case (0x16, let wakeUp?, 0...1): self = .powerDown(wakeUp: wakeUp, options: rest)
    case (0x32, 0x01?, 1): self = .rfField(rest[0])
    case (0x32, 0x05?, 3): self = .rfRetries(atr: rest[0], psl: rest[1], passiveActivation: rest[2])
    case (0x32, let item?, _): self = .rfConfiguration(item: item, data: rest)
    case (0x44, let target?, 0): self = .inDeselect(target: target)
    case (0x4A, let maximum?, 1...):
      self = .inListPassiveTarget(maximum: maximum, modulation: rest[0], initiatorData: Array(rest.dropFirst()))
    case (0x52, let target?, 0): self = .inRelease(target: target)
    case (0x54, let target?, 0): self = .inSelect(target: target)
    default: return nil
    }
  }

  private static func bytes(_ address: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: address >> 8), UInt8(truncatingIfNeeded: address)]
  }

  private static func address(_ bytes: ArraySlice<UInt8>) -> UInt16 {
    bytes.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// The parameters in groups of so many; `nil` where there are none or the last is not whole.
  private static func groups(of count: Int, in parameters: [UInt8]) -> [ArraySlice<UInt8>]? {
    guard !parameters.isEmpty, parameters.count.isMultiple(of: count) else { return nil }
    return stride(from: 0, to: parameters.count, by: count).map { parameters[$0..<$0 + count] }
  }
}
