import Glibc

/// A client's connection to the daemon, for one thread that polls.
public final class LocalAPIConnection {
  /// The socket, to be polled for reading.
  public let descriptor: Int32
  private var lines: LineBuffer
  private var lastID = 0
  private var waiting: [Incoming] = []

  /// Connects to the daemon's socket.
  ///
  /// - Parameters:
  ///   - socketPath: Where the daemon listens.
  ///   - seconds: How long to try again while the daemon is there but has not yet taken those who came before.
  ///   - longestLine: Longer messages, in bytes, are not taken.
  /// - Throws: ``LocalAPIFailure`` where nobody answers there; with `EAGAIN` where too many wait already.
  public init(socketPath: String, seconds: Int = 0, longestLine: Int = 16 << 20) throws(LocalAPIFailure) {
    lines = LineBuffer(limit: longestLine)
    let pause: Int32 = 20
    var left = seconds * 1000
    while true {
      do {
        descriptor = try UnixSocket.connect(to: socketPath)
        return
      } catch {
        guard case .daemonAway(_, EAGAIN) = error, left > 0 else { throw error }
        poll(nil, 0, pause)
        left -= Int(pause)
      }
    }
  }

  deinit { close(descriptor) }

  /// Sends a request and gives its id, by which the reply will be known; never waits.
  ///
  /// After a failure the connection is of no use any more, because half of the request may have been sent.
  ///
  /// - Throws: ``LocalAPIFailure/closed`` where the daemon went away, ``LocalAPIFailure/notReading`` where it does not
  ///   take the request at once.
  public func send(_ request: Request) throws(LocalAPIFailure) -> Int { try send(request, seconds: 0) }

  private func send(_ request: Request, seconds: Int) throws(LocalAPIFailure) -> Int {
    lastID += 1
    var rest = MessageLine.encode(RequestMessage(id: lastID, request))[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if sent > 0 {
        rest = rest.dropFirst(sent)
      } else if errno == EAGAIN {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard seconds > 0, poll(&entry, 1, Int32(seconds) * 1000) != 0 else { throw .notReading }
      } else if errno != EINTR {
        throw .closed
      }
    }
    return lastID
  }

  /// More bytes than this are not taken at once; the rest waits in the socket.
  private static let mostAtOnce = 1 << 18

  /// What has arrived so far, oldest first, or as much of it as may be taken at once; never waits.
  ///
  /// - Throws: ``LocalAPIFailure/closed`` where the daemon went away, ``LocalAPIFailure/malformed`` where it does not
  ///   speak this protocol.
  public func receive() throws(LocalAPIFailure) -> [Incoming] {
    var arrived = waiting
    waiting = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var taken = 0
    while taken < Self.mostAtOnce {
      let count = chunk.withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        taken += count
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
    return arrived
  }

  /// Sends a request and waits at most so many seconds for its reply.
  ///
  /// Notifications that come meanwhile are kept for ``receive()``.
  ///
  /// - Throws: ``LocalAPIFailure``; ``LocalAPIFailure/refused(_:)`` where the daemon said no.
  public func ask(_ request: Request, seconds: Int = 60) throws(LocalAPIFailure) -> Reply {
    let id = try send(request, seconds: seconds)
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
