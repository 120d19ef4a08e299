public import StationCore

extension ReaderProtocol {
  /// The readers of this protocol that hang on one line.
  ///
  /// - Throws: The fault of settings that the protocol has not.
  public func makeReaders(_ settings: SimulatorSettings) throws(SimulatorFault) -> [SimulatedLine.Reader] {
    try [SimulatedLine.Reader(unaddressed(settings))]
  }

  private func unaddressed(_ settings: SimulatorSettings) throws(SimulatorFault) -> any SimulatedPeripheral {
    guard settings.addresses.isEmpty else { throw .noAddresses(self) }
    guard settings.key == nil, !settings.isInstalling else { throw .noKeys(self) }
    return switch self {
    case .em4100: EM4100Peripheral()
    case .line: LinePeripheral()
    case .pn532: PN532Peripheral()
    case .wiegand: WiegandPeripheral(settings.wiegandFormat)
    }
  }
}
