import Glibc

/// A client's connection to the daemon, for one thread that polls.
public final class LocalAPIConnection {
  /// The socket, to be polled for reading.
  public let descriptor: Int32
  private var lines = LineBuffer(limit: 16 << 20)
  private var lastID = 0
  private var waiting: [Incoming] = []

  /// Connects to the daemon's socket.
  ///
  /// - Throws: ``LocalAPIFailure`` where nobody answers there.
  public init(socketPath: String) throws(LocalAPIFailure) {
    descriptor = try UnixSocket.connect(to: socketPath)
  }

  deinit { close(descriptor) }

  /// Sends a request and gives its id, by which the reply will be known.
  ///
  /// - Throws: ``LocalAPIFailure/closed`` where the daemon went away.
  public func send(_ request: Request) throws(LocalAPIFailure) -> Int {
    lastID += 1
    var rest = MessageLine.encode(RequestMessage(id: lastID, request))[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent > 0 {
        rest = rest.dropFirst(sent)
      } else if errno != EINTR {
        throw .closed
      }
    }
    return lastID
  }

  /// What has arrived so far, oldest first; never waits.
  ///
  /// - Throws: ``LocalAPIFailure/closed`` where the daemon went away, ``LocalAPIFailure/malformed`` where it does not
  ///   speak this protocol.
  public func receive() throws(LocalAPIFailure) -> [Incoming] {
    var arrived = waiting
    waiting = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        guard let whole = lines.append(chunk[..<count]) else { throw .malformed }
        for line in whole {
          guard let message = MessageLine.decode(ServerMessage.self, from: line) else { throw .malformed }
          if let incoming = message.incoming { arrived.append(incoming) }
        }
      } else if count < 0, errno == EAGAIN {
        return arrived
      } else if count < 0, errno == EINTR {
        continue
      } else if arrived.isEmpty {
        throw .closed
      } else {
        return arrived
      }
    }
  }

  /// Sends a request and waits at most so many seconds for its reply.
  ///
  /// Notifications that come meanwhile are kept for ``receive()``.
  ///
  /// - Throws: ``LocalAPIFailure``; ``LocalAPIFailure/refused(_:)`` where the daemon said no.
  public func ask(_ request: Request, seconds: Int = 60) throws(LocalAPIFailure) -> Reply {
    let id = try send(request)
    var kept: [Incoming] = []
    defer { waiting = kept + waiting }
    while true {
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&entry, 1, Int32(seconds) * 1000)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw .timedOut }
      var answer: Result<Reply, Problem>?
      for incoming in try receive() {
        if case .reply(id, let found) = incoming { answer = found } else { kept.append(incoming) }
      }
      switch answer {
      case .success(let reply): return reply
      case .failure(let problem): throw .refused(problem)
      case nil: continue
      }
    }
  }
}
