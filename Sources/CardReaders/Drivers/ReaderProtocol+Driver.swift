public import StationCore

extension ReaderProtocol {
  /// A fresh driver of this protocol.
  public func makeDriver() -> any ReaderDriver {
    switch self {
    case .line: LineDriver()
    case .em4100: EM4100Driver()
    }
  }
}
