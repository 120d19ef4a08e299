public import StationCore

extension ReaderProtocol {
  /// A fresh driver of this protocol for the readers of one line.
  public func makeDriver(for readers: [ReaderConfiguration]) -> any ReaderDriver {
    switch self {
    case .line: LineDriver(readers.first?.line ?? .none)
    case .em4100: EM4100Driver()
    case .pn532: PN532Driver()
    case .wiegand: WiegandDriver(readers.first?.wiegandFormat ?? .hex)
    case .osdp: OSDPDriver(readers)
    }
  }
}
