import CommandLineTool
import ConfigurationFile
import Glibc
import LocalAPI

/// Asks the daemon, and says in words why it does not answer.
struct DaemonClient {
  private let connection: LocalAPIConnection
  private let socketPath: String

  /// Connects to the daemon of a configuration.
  ///
  /// - Throws: ``CommandFailure`` with status 69 where nobody answers.
  init(_ options: ConfigurationOptions) throws {
    socketPath = try options.load().socketPath
    do {
      connection = try LocalAPIConnection(socketPath: socketPath, seconds: 10)
    } catch {
      throw Self.failure(error, socketPath)
    }
  }

  /// Asks and waits for the reply.
  ///
  /// - Throws: ``CommandFailure``: status 69 where the daemon does not answer, 1 where it says no.
  func ask(_ request: Request, seconds: Int = 60) throws -> Reply {
    do { return try connection.ask(request, seconds: seconds) } catch { throw Self.failure(error, socketPath) }
  }

  /// Hands over what the daemon tells without being asked, until the time is over.
  ///
  /// - Throws: ``CommandFailure`` with status 69 where the daemon goes away.
  func follow(for limit: Duration?, _ take: (LocalAPI.Notification) -> Void) throws {
    let end = limit.map { ContinuousClock.now + $0 }
    while true {
      do {
        for case .notification(let notification) in try connection.receive() { take(notification) }
      } catch {
        throw Self.failure(error, socketPath)
      }
      let left = end.map { ($0 - .now) / .milliseconds(1) }
      if let left, left <= 0 { return }
      var entry = pollfd(fd: connection.descriptor, events: Int16(POLLIN), revents: 0)
      poll(&entry, 1, left.map { Int32(min($0.rounded(.up), 60_000)) } ?? -1)
    }
  }

  private static func failure(_ failure: LocalAPIFailure, _ socketPath: String) -> CommandFailure {
    switch failure {
    case .daemonAway(let socket, EACCES), .daemonAway(let socket, EPERM):
      CommandFailure(.unavailable, "you may not use \(socket); ask as root or as a member of its group")
    case .daemonAway(let socket, EAGAIN):
      CommandFailure(.unavailable, "stationd is too busy to answer at \(socket); try again in a minute")
    case .daemonAway(let socket, _):
      CommandFailure(
        .unavailable, "stationd does not answer at \(socket); start it with `systemctl start stationd`")
    case .pathTooLong(let path):
      CommandFailure(.usage, "the socket path \(path) is longer than the system's 107 bytes")
    case .closed: CommandFailure(.unavailable, "stationd ended the connection at \(socketPath)")
    case .notReading: CommandFailure(.unavailable, "stationd takes no requests at \(socketPath)")
    case .timedOut: CommandFailure(.unavailable, "stationd did not answer in time at \(socketPath)")
    case .malformed: CommandFailure(.unavailable, "what answers at \(socketPath) is no stationd of this version")
    case .refused(let problem): CommandFailure(.badNews, problem.words)
    }
  }
}
