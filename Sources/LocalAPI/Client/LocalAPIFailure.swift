/// Why a client and the daemon cannot talk.
public enum LocalAPIFailure: Error, Hashable, Sendable {
  /// Nobody answers at the socket; `code` is `errno`.
  case daemonAway(socket: String, code: Int32)
  /// The socket's path is too long for the system, which allows 107 bytes.
  case pathTooLong(String)
  /// The daemon ended the connection.
  case closed
  /// The daemon does not read what it is sent.
  case notReading
  /// What arrived is no message of this protocol.
  case malformed
  /// No answer came in time.
  case timedOut
  /// The daemon said no.
  case refused(Problem)
}
