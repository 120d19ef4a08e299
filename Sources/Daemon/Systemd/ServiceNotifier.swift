import Glibc

/// Tells systemd how the service is (sd_notify(3)); says nothing where systemd did not start it.
public struct ServiceNotifier: Sendable {
  private let socketPath: String?

  /// A notifier for the socket that systemd names in `NOTIFY_SOCKET`.
  public init() { self.init(socketPath: getenv("NOTIFY_SOCKET").map { String(cString: $0) }) }

  /// A notifier for a socket of that path; one beginning with `@` is an abstract socket, `nil` means nobody listens.
  public init(socketPath: String?) { self.socketPath = socketPath }

  /// Says that the service has started and does its work.
  public func ready() { send("READY=1") }

  /// Says that the service is about to end.
  public func stopping() { send("STOPPING=1") }

  /// Says in a few words what the service is doing; `systemctl status` shows it.
  public func status(_ text: String) {
    // Each line is a statement of its own, so that the words must stay on one.
    send("STATUS=" + text.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  /// Says that the service is still well; without it systemd starts the service anew.
  public func watchdog() { send("WATCHDOG=1") }

  /// A message that cannot be sent is lost: it must not stop the work that it is about.
  private func send(_ message: String) {
    guard let socketPath, let address = NotifyAddress(socketPath) else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(message.utf8)
    address.withSocketAddress { pointer, length in
      while sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), pointer, length) < 0, errno == EINTR {}
    }
  }
}
