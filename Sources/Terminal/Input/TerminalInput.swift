/// What a person did at a terminal.
public enum TerminalInput: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// A finger or the left mouse button went down on a cell.
  case press(Position)
  /// It was lifted over a cell.
  case release(Position)
}
