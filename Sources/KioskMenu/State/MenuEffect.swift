public import LocalAPI

/// What the menu wants done.
public enum MenuEffect: Hashable, Sendable {
  /// Try to reach the daemon; ``MenuEvent/connected`` or ``MenuEvent/disconnected`` follows.
  case connect
  /// Let the connection go; no event follows.
  case disconnect
  /// Send a request; ``MenuEvent/reply(token:_:)`` follows with the token.
  case send(Request, token: Int)
  /// Practice: tap the sample card of that number, 1 first.
  case tapSampleCard(Int)
  /// Let this be heard at once, in place of whatever is being said.
  case announce(Announcement)
  /// Stop whatever is being said.
  case hush
  /// Practice: leave the menu.
  case leave
}
