public import StationCore

extension ReaderProtocol {
  /// A fresh driver of this protocol for the readers of one line.
  public func makeDriver(for readers: [ReaderConfiguration]) -> any ReaderDriver {
    switch self {
    case .line: LineDriver()
    case .em4100: EM4100Driver()
    }
  }
}
