/// How a character takes its place on a terminal.
enum CharacterWidth: Equatable, Sendable {
  /// So many columns, 1 or 2.
  case columns(Int)
  /// Drawn on the character before it.
  case combining
  /// Left out: it has no glyph, and a terminal might act on it.
  case undrawn
  /// Replaced by a visible stand-in: a terminal would act on it.
  case control

  /// The width of a character by ``WidthTable``.
  init(_ scalar: Unicode.Scalar) {
    let code = scalar.value
    switch code {
    case 0x20...0x7E: self = .columns(1)
    case 0x4E00...0x9FFF: self = .columns(2)
    default:
      if Self.contains(WidthTable.wide, code) {
        self = .columns(2)
      } else if Self.contains(WidthTable.combining, code) {
        self = .combining
      } else if Self.contains(WidthTable.undrawn, code) {
        self = .undrawn
      } else if Self.contains(WidthTable.controls, code) {
        self = .control
      } else {
        self = .columns(1)
      }
    }
  }

  private static func contains(_ ranges: [ClosedRange<UInt32>], _ code: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < code { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(code)
  }
}
