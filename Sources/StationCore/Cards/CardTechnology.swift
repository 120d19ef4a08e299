/// What kind of card or code a reading came from.
///
/// The technology is part of a card's identity: the same bytes on a 125 kHz tag and in a barcode are two cards.
public enum CardTechnology: String, Hashable, Sendable, CaseIterable, Codable {
  /// A 125 kHz tag of the EM4100 family: five bytes.
  case em4100
  /// Text from a reader that sends lines: barcode, QR code or a card's printed number.
  case text
}
