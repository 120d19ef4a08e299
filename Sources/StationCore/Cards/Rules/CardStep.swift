/// One step on the way from what a reader prints to the card that all readers agree on.
public enum CardStep: Hashable, Sendable {
  /// Text to bytes: hexadecimal digits, perhaps with a space, `:` or `-` between the bytes.
  case hex
  /// Text to bytes: a decimal number as so many bytes, the highest first.
  case decimal(bytes: Int)
  /// Text to bytes: `00688,42493`; the number is the last two of so many bytes, the facility what is before them.
  case facilityAndNumber(bytes: Int)
  /// Bytes: the last first.
  case reverseBytes
  /// Bytes: within each, the lowest bit first.
  case reverseBits
  /// Bytes: every bit the other way round, as with swapped wires D0 and D1.
  case complement
  /// Bytes or text: only so many at the end.
  case last(Int)
  /// Bytes: these before them.
  case prepend([UInt8])
  /// Bytes to text: upper-case hexadecimal digits.
  case toHex
  /// Bytes to text: a decimal number with leading zeros up to so many digits.
  case toDecimal(digits: Int)
  /// Text: without zeros at its beginning.
  case dropLeadingZeros
}
