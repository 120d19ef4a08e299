/// The protocols in which card readers speak, by their names in the configuration file.
public enum ReaderProtocol: String, Hashable, Sendable, CaseIterable, Codable {
  /// A line of text a card: barcode, QR and many card readers.
  case line
  /// 125 kHz readers of the EM4100 family: RDM6300, ID-12LA, ID-20LA.
  case em4100
  /// Readers with a PN532 on its serial interface, for contactless cards of ISO 14443 type A.
  case pn532
  /// What a converter prints of a Wiegand reader's bits.
  case wiegand
  /// Readers on an RS-485 line with addresses and a secure channel (IEC 60839-11-5).
  case osdp
  /// Whatever the reader speaks: the station finds it out.
  case auto

  /// Bits a second where the configuration says nothing else.
  public var usualSpeed: Int {
    switch self {
    case .line, .em4100, .wiegand, .osdp, .auto: 9_600
    case .pn532: 115_200
    }
  }

  /// What its cards are where the configuration says nothing else; `nil` where that depends on the reader.
  public var technology: CardTechnology? {
    switch self {
    case .line, .auto: .text
    case .em4100: .em4100
    case .pn532: .iso14443
    case .wiegand, .osdp: .wiegand
    }
  }
}
