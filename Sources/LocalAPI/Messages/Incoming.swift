/// What a client receives.
public enum Incoming: Hashable, Sendable {
  /// The answer to the request of that id.
  case reply(id: Int, Result<Reply, Problem>)
  /// Something that the daemon tells without being asked.
  case notification(Notification)
}
