import StationCore

extension ReaderProtocol {
  /// A fresh describer of this protocol's frames for the readers of one line.
  func makeDescriber(for readers: [ReaderConfiguration]) -> any FrameDescriber {
    switch self {
    case .line: LineDescriber()
    case .em4100: EM4100Describer()
    }
  }
}
