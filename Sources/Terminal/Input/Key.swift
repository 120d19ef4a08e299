/// A key as a terminal reports it.
public enum Key: Hashable, Sendable {
  /// A printable character; a numeric keypad's digits and signs too.
  case character(Unicode.Scalar)
  /// A letter held with Ctrl, in lower case.
  case control(Unicode.Scalar)
  /// F1 and so on.
  case function(Int)
  /// Enter or Return.
  case enter
  /// Escape.
  case escape
  /// Backspace.
  case backspace
  /// Delete.
  case delete
  /// Insert.
  case insert
  /// Tab.
  case tab
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
}
