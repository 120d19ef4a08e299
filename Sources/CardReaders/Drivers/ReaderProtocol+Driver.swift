public import StationCore

extension ReaderProtocol {
  /// A fresh driver of this protocol for the readers of one line.
  ///
  /// Of a reader with `auto` nothing is known but the configuration, so that the driver only listens.
  public func makeDriver(for readers: [ReaderConfiguration]) -> any ReaderDriver {
    switch self {
    case .line: LineDriver(readers.first?.line ?? .none)
    case .em4100: EM4100Driver()
    case .pn532: PN532Driver()
    case .wiegand: WiegandDriver(readers.first?.wiegandFormat ?? .hex)
    case .osdp: OSDPDriver(readers)
    case .auto: AutomaticDriver(for: readers[0], mayProbe: false)
    }
  }
}
