/// The colours that a reader's lamp can have.
public enum LampColour: String, Hashable, Sendable, CaseIterable {
  /// Dark.
  case off
  /// Red.
  case red
  /// Green.
  case green
  /// Amber.
  case amber
  /// Blue.
  case blue
  /// Magenta.
  case magenta
  /// Cyan.
  case cyan
  /// White.
  case white
}
