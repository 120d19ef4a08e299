import Glibc

/// A pseudo-terminal whose other side the test plays, and a link to it that outlives it.
final class TestTerminal {
  let link: String
  private(set) var path = ""
  private var own: Int32 = -1
  private var other: Int32 = -1

  init() {
    link = "/tmp/card-readers-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    plug()
  }

  deinit {
    unplug()
    unlink(link)
  }

  func plug() {
    var name = [CChar](repeating: 0, count: 64)
    precondition(openpty(&own, &other, &name, nil, nil) == 0)
    var settings = termios()
    tcgetattr(other, &settings)
    cfmakeraw(&settings)
    tcsetattr(other, TCSANOW, &settings)
    precondition(fcntl(own, F_SETFL, O_NONBLOCK) == 0)
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    unlink(link)
    precondition(symlink(path, link) == 0)
  }

  func unplug() {
    guard own >= 0 else { return }
    unlink(link)
    close(own)
    close(other)
    own = -1
  }

  /// Never blocks its thread: on a machine with two cores two tests that did would leave none for the readers.
  func send(_ bytes: [UInt8]) async throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(own, $0.baseAddress, $0.count) }
      if count < 0, errno == EAGAIN {
        try await Task.sleep(for: .milliseconds(1))
        continue
      }
      precondition(count > 0)
      rest = rest.dropFirst(count)
    }
  }

  /// What the station sent, once there are so many bytes; fewer after five seconds.
  func received(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var polled = pollfd(fd: own, events: Int16(POLLIN), revents: 0)
    while bytes.count < count, poll(&polled, 1, 5_000) > 0 {
      var buffer = [UInt8](repeating: 0, count: 64)
      let read = Glibc.read(own, &buffer, buffer.count)
      guard read > 0 else { break }
      bytes += buffer.prefix(read)
    }
    return bytes
  }

  /// Whether another process could lock the device now.
  var isFree: Bool {
    let descriptor = open(path, O_RDWR | O_NOCTTY)
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Locks the device as another process would, until the descriptor is closed.
  func occupy() -> Int32 {
    let descriptor = open(path, O_RDWR | O_NOCTTY)
    precondition(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    return descriptor
  }

  /// Takes nothing of what the station sends.
  func stopTaking() { precondition(tcflow(other, TCOOFF) == 0) }

  func goOnTaking() { precondition(tcflow(other, TCOON) == 0) }
}
