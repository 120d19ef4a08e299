public import StationCore

extension ReaderProtocol {
  /// The readers of this protocol that hang on one line.
  ///
  /// - Throws: The fault of settings that the protocol has not.
  public func makeReaders(_ settings: SimulatorSettings) throws(SimulatorFault) -> [SimulatedLine.Reader] {
    switch self {
    case .osdp:
      let addresses = settings.addresses.isEmpty ? [0] : settings.addresses
      return addresses.map { address in
        let peripheral = OSDPPeripheral(
          address: UInt8(clamping: address), key: settings.key, isInstalling: settings.isInstalling,
          seed: settings.seed)
        return SimulatedLine.Reader(peripheral, address: address)
      }
    case .em4100: return [try unaddressed(EM4100Peripheral(), settings)]
    case .line: return [try unaddressed(LinePeripheral(), settings)]
    case .pn532: return [try unaddressed(PN532Peripheral(), settings)]
    case .wiegand: return [try unaddressed(WiegandPeripheral(settings.wiegandFormat), settings)]
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
