import Glibc

/// A pseudo-terminal: what is written to it is read at ``path`` by whoever opens that, and the other way round.
final class PseudoTerminal: Sendable {
  /// The node of the side that a station opens.
  let path: String
  /// Our side, to wait for bytes at.
  let descriptor: Int32
  // Kept open so that the settings and unread bytes outlive a station that closes the device.
  private let other: Int32

  /// - Throws: `system` where the kernel has no more pseudo-terminals or refuses one.
  init() throws(SimulatorFault) {
    var ends: (own: Int32, other: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 64)
    guard openpty(&ends.own, &ends.other, &name, nil, nil) == 0 else {
      throw .system(operation: "open", path: "/dev/ptmx", code: errno)
    }
    (descriptor, other) = ends
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    for end in [descriptor, other] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    var settings = termios()
    tcgetattr(other, &settings)
    cfmakeraw(&settings)
    tcsetattr(other, TCSANOW, &settings)
  }

  deinit {
    Glibc.close(descriptor)
    Glibc.close(other)
  }

  /// How many bytes nobody has read yet.
  var unread: Int {
    var count: Int32 = 0
    return ioctl(other, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Reads what the station wrote; nothing where there is nothing.
  func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }
  }

  /// Writes as many bytes as the kernel takes now, and says how many.
  func write(_ bytes: [UInt8]) -> Int {
    max(0, bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) })
  }
}
