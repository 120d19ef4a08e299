import Terminal

/// The colours of something to press.
enum TileLook {
  /// A surface.
  case button
  /// No surface: what touches a surface without a gap is told from it so.
  case plain
  /// Recorded.
  case recorded

  /// The colours of its words; the ground is the whole surface's.
  var words: ColourPair {
    switch self {
    case .button: .whiteOnBlue
    case .plain: .whiteOnBlack
    case .recorded: .blackOnGreen
    }
  }

  /// The colours of its key.
  var key: ColourPair {
    switch self {
    case .button: .yellowOnBlue
    case .plain: .yellowOnBlack
    case .recorded: .blackOnGreen
    }
  }

  /// The ground of a key in block glyphs.
  var block: ColourPair { self == .recorded ? .whiteOnBlack : .blackOnYellow }
}
