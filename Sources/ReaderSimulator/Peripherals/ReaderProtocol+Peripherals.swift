public import StationCore

extension ReaderProtocol {
  /// The readers of this protocol that hang on one line.
  ///
  /// - Throws: The fault of settings that the protocol has not.
  public func makeReaders(_ settings: SimulatorSettings) throws(SimulatorFault) -> [SimulatedLine.Reader] {
    switch self {
    case .osdp: try addressed(settings)
    case .em4100: [try unaddressed(EM4100Peripheral(), settings)]
    case .line: [try unaddressed(LinePeripheral(), settings)]
    case .pn532: [try unaddressed(PN532Peripheral(), settings)]
    case .wiegand: [try unaddressed(WiegandPeripheral(settings.wiegandFormat), settings)]
    case .auto: throw .unspoken(self)
    }
  }

  private func addressed(_ settings: SimulatorSettings) throws(SimulatorFault) -> [SimulatedLine.Reader] {
    let addresses = settings.addresses.isEmpty ? [OSDPPeripheral.usualAddress] : settings.addresses
    guard addresses.allSatisfy({ 0...126 ~= $0 }), Set(addresses).count == addresses.count else { throw .notAddresses }
    return addresses.map { address in
      let peripheral = OSDPPeripheral(
        address: UInt8(address), key: settings.key, isInstalling: settings.isInstalling, seed: settings.seed)
      return SimulatedLine.Reader(peripheral, address: address)
    }
  }

  private func unaddressed(
    _ peripheral: some SimulatedPeripheral, _ settings: SimulatorSettings
  ) throws(SimulatorFault) -> SimulatedLine.Reader {
    guard settings.addresses.isEmpty else { throw .noAddresses(self) }
    guard settings.key == nil, !settings.isInstalling else { throw .noKeys(self) }
    return SimulatedLine.Reader(peripheral)
  }
}
