/// A colour of the 6 × 6 × 6 cube of the 256-colour palette.
///
/// Themes and terminals give the first sixteen colours different shades, so that their contrast cannot be promised;
/// the cube is the same in foot, kmscon, xterm and tmux, and the Linux console takes its nearest colour.
public enum PaletteColour: UInt8, Hashable, Sendable, CaseIterable {
  /// #000000
  case black = 16
  /// #000087
  case blue = 18
  /// #00ff00
  case green = 46
  /// #00ffff
  case cyan = 51
  /// #870000
  case red = 88
  /// #ffff00
  case yellow = 226
  /// #ffffff
  case white = 231
}
