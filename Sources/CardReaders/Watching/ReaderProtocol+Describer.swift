import StationCore

extension ReaderProtocol {
  /// A fresh describer of this protocol's frames for the readers of one line.
  func makeDescriber(for readers: [ReaderConfiguration]) -> any FrameDescriber {
    switch self {
    case .line: LineDescriber(readers.first?.line ?? .none)
    case .em4100: EM4100Describer()
    case .pn532: PN532Describer()
    case .wiegand: WiegandDescriber(readers.first?.wiegandFormat ?? .hex)
    case .osdp: OSDPDescriber(addresses: readers.map { UInt8(clamping: $0.osdp?.address ?? 0) })
    case .auto: UnidentifiedDescriber()
    }
  }
}
