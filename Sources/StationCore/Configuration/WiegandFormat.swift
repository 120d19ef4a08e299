/// How a converter prints the bits that came over Wiegand wires, by its name in the configuration file.
public enum WiegandFormat: String, Hashable, Sendable, CaseIterable {
  /// All 26 bits with both parity bits: 26 characters of `0` and `1`, or 7 hexadecimal digits.
  case bits26 = "26"
  /// All 34 bits with both parity bits: 34 characters of `0` and `1`, or 9 hexadecimal digits.
  case bits34 = "34"
  /// Facility and number without parity: 6 or 8 hexadecimal digits.
  case hex
  /// Facility and number without parity as one decimal number: 8 digits of 24 bits or 10 of 32.
  case decimal
}
