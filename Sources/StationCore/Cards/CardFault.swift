/// Why what a reader read is no card by which a member can be told; never says which card.
public enum CardFault: Error, Hashable, Sendable {
  /// A step takes hexadecimal digits, and the text has something else or half a byte.
  case notHex
  /// A step, or the check digit, takes decimal digits, and the text has something else.
  case notDecimal
  /// A step takes a facility and a number with a comma between them, and the text is not that.
  case notFacilityAndNumber
  /// The number is too large for so many bytes.
  case doesNotFit(bytes: Int)
  /// The number has more than so many digits.
  case tooManyDigits(limit: Int)
  /// A step takes text, and the reader gave bytes.
  case needsText
  /// A step takes bytes, and the reader gave text.
  case needsBytes
  /// Only so many of a card's bytes are there, so that several members' cards may look the same.
  case shortForm(has: Int, needs: Int)
  /// More bytes are there than such a card has.
  case tooLong(has: Int, most: Int)
  /// The text is shorter than any card's number; `minimum` is in characters.
  case shortText(minimum: Int)
  /// All bits are the same: a wire without a signal, not a card.
  case blank
  /// A UID that the card makes up afresh each time (ISO/IEC 14443-3: four bytes, the first of them `08`).
  case randomNumber
  /// The number's check digit is wrong (Luhn, ISO/IEC 7812-1).
  case wrongCheckDigit
}

extension CardFault: CustomStringConvertible {
  /// One clause in English, with what to do where it is the configuration's fault.
  public var description: String {
    switch self {
    case .notHex: "a card that is not written in hexadecimal digits; correct `transform`"
    case .notDecimal: "a card that is not written in decimal digits"
    case .notFacilityAndNumber: "a card that is not written as facility,number; correct `transform`"
    case .doesNotFit(let bytes): "a card whose number does not fit \(bytes) bytes; correct `transform`"
    case .tooManyDigits(let limit): "a card whose number has more than \(limit) digits; correct `transform`"
    case .needsText: "a card in bytes where `transform` takes text"
    case .needsBytes: "a card in text where `transform` takes bytes"
    case .shortForm(let has, let needs):
      "a card with only \(has) of its \(needs) bytes, which several members may share; let the reader print all, add "
        + "what is always missing with `prepend`, or let every reader use `last \(has)` and `to-decimal`"
    case .tooLong(let has, let most): "a card of \(has) bytes where such a card has at most \(most)"
    case .shortText(let minimum): "a card of fewer than \(minimum) characters"
    case .blank: "a card of nothing but equal bits"
    case .randomNumber: "a card that gives another number each time; a phone or a passport, perhaps"
    case .wrongCheckDigit: "a card whose check digit is wrong"
    }
  }
}
