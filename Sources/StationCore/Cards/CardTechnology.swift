/// What kind of card or code a reading came from.
///
/// The technology is part of a card's identity: the same bytes on a 125 kHz tag and in a barcode are two cards.
public enum CardTechnology: String, Hashable, Sendable, CaseIterable, Codable {
  /// A 125 kHz tag of the EM4100 family: five bytes.
  case em4100
  /// A 13.56 MHz card: the UID of 4, 7 or 10 bytes as the card sends it (ISO/IEC 14443-3).
  case iso14443
  /// Text from a reader that sends lines: barcode, QR code or a card's printed number.
  case text
  /// A card known by the bits that its reader puts on a Wiegand interface, or would put there.
  ///
  /// Facility and number without the parity bits where the format is a known one: three bytes of 26 bits, four of 34.
  /// All bits of any other format, with zeros before them to make whole bytes.
  case wiegand
  /// A signed member code, mostly a QR code on a phone; the bytes are its text.
  ///
  /// It names its member itself, so no member reference is ever made from its text.
  case memberCode = "member-code"

  /// The kinds that have a number of their own, from which a member reference is made.
  public static let ofCards = allCases.filter { $0 != .memberCode }
}
