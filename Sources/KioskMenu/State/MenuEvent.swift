public import LocalAPI
public import Terminal

/// What can happen to the menu.
public enum MenuEvent: Hashable, Sendable {
  /// Time passed.
  case tick
  /// The terminal has this size now.
  case resized(Size)
  /// A key was pressed.
  case key(Key)
  /// The screen was touched.
  case touch(Position)
  /// The daemon can be spoken to.
  case connected
  /// The daemon went away, or an attempt to reach it failed.
  case disconnected
  /// The daemon tells something.
  case notification(Notification)
  /// The daemon answers the request that was sent with this token.
  case reply(token: Int, Result<Reply, Problem>)
  /// A sample card could not be handed to the simulated reader.
  case sampleCardFailed
}
