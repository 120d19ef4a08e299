/// The colours that a cell may have: only pairs whose contrast is at least 7:1 (WCAG 2.2, 1.4.6).
public enum ColourPair: Hashable, Sendable, CaseIterable {
  /// Plain text.
  case whiteOnBlack
  /// Text that wants notice.
  case yellowOnBlack
  /// Keys and quiet remarks.
  case cyanOnBlack
  /// Good news in plain text.
  case greenOnBlack
  /// Surfaces to press, and headings.
  case whiteOnBlue
  /// Keys on a surface to press.
  case yellowOnBlue
  /// Block glyphs, which are drawn with the ground's colour.
  case blackOnWhite
  /// Something failed.
  case whiteOnRed
  /// Recorded: the green light.
  case blackOnGreen
  /// Attention is needed soon.
  case blackOnYellow

  /// The colour of the glyph.
  public var foreground: PaletteColour {
    switch self {
    case .whiteOnBlack, .whiteOnBlue, .whiteOnRed: .white
    case .yellowOnBlack, .yellowOnBlue: .yellow
    case .cyanOnBlack: .cyan
    case .greenOnBlack: .green
    case .blackOnWhite, .blackOnGreen, .blackOnYellow: .black
    }
  }

  /// The colour of the ground.
  public var background: PaletteColour {
    switch self {
    case .whiteOnBlack, .yellowOnBlack, .cyanOnBlack, .greenOnBlack: .black
    case .whiteOnBlue, .yellowOnBlue: .blue
    case .blackOnWhite: .white
    case .whiteOnRed: .red
    case .blackOnGreen: .green
    case .blackOnYellow: .yellow
    }
  }
}
