import StationCore

extension ReaderProtocol {
  /// Whether the station asks the reader, instead of waiting for it to speak.
  var isAsked: Bool { self == .pn532 || self == .osdp }
}
