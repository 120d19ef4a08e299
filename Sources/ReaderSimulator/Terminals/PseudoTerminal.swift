import Glibc

/// A pseudo-terminal: what is written to it is read at ``path`` by whoever opens that.
final class PseudoTerminal {
  /// The node of the side that a station opens.
  let path: String
  private let own: Int32
  // Kept open so that the settings and unread bytes outlive a station that closes the device.
  private let other: Int32

  /// - Throws: `system` where the kernel has no more pseudo-terminals or refuses one.
  init() throws(SimulatorFault) {
    var ends: (own: Int32, other: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 64)
    guard openpty(&ends.own, &ends.other, &name, nil, nil) == 0 else {
      throw .system(operation: "open", path: "/dev/ptmx", code: errno)
    }
    (own, other) = ends
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    for end in [own, other] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    var settings = termios()
    tcgetattr(other, &settings)
    cfmakeraw(&settings)
    tcsetattr(other, TCSANOW, &settings)
  }

  deinit {
    Glibc.close(own)
    Glibc.close(other)
  }

  /// How many bytes nobody has read yet.
  var unread: Int {
    var count: Int32 = 0
    return ioctl(other, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Writes as many bytes as the kernel takes now, and says how many.
  ///
  /// - Throws: `system` where it is for another reason than that its buffer is full.
  func write(_ bytes: ArraySlice<UInt8>) throws(SimulatorFault) -> Int {
    let count = bytes.withUnsafeBytes { Glibc.write(own, $0.baseAddress, $0.count) }
    guard count < 0 else { return count }
    guard errno == EAGAIN || errno == EINTR else { throw .system(operation: "write", path: path, code: errno) }
    return 0
  }
}
