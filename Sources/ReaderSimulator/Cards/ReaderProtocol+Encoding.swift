import ReaderFrames
public import StationCore

extension ReaderProtocol {
  /// What a reader of this protocol sends once for the card.
  ///
  /// A card of `em4100` is written as its ten hexadecimal digits, of `line` as the text that the reader prints.
  /// - Throws: `notTenHexDigits` or `notPrintable` where the text is no such card.
  public func frame(of card: String) throws(SimulatorFault) -> [UInt8] {
    switch self {
    case .em4100: try em4100Frame(of: card)
    case .line: try line(of: card)
    }
  }

  private func em4100Frame(of card: String) throws(SimulatorFault) -> [UInt8] {
    guard let data = Hex.decode(card), data.count == 5 else { throw .notTenHexDigits }
    return EM4100Frame.encode(data)
  }

  private func line(of card: String) throws(SimulatorFault) -> [UInt8] {
    let isText = !card.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !card.isEmpty, isText else { throw .notPrintable }
    return Array(card.utf8) + [0x0D, 0x0A]
  }
}
