import Glibc
public import StationCore

/// A driver and an open device, for as long as a technician's command needs them: no supervision, no second try.
public struct ReaderConversation {
  private let device: String
  private let speed: Int

  /// A conversation with the readers on a device, at so many bits a second.
  public init(device: String, speed: Int) {
    self.device = device
    self.speed = speed
  }

  /// Opens the device and hands over what the driver says until that is enough, or the time is over.
  ///
  /// It holds up the thread that calls it.
  /// - Returns: Whether it was enough.
  /// - Throws: The fault, where the device cannot be opened or goes away.
  public func run(
    _ driver: some ReaderDriver, for limit: Duration, isEnough: (ReaderEvent) -> Bool
  ) throws(ReaderFault) -> Bool {
    let line = try DevicePath(resolving: device).open(speed: speed)
    defer { line.close() }
    var driver = driver
    var output = LineOutput()
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let end = ContinuousClock.now + limit
    var events = driver.opened(at: .now)
    while true {
      for event in events {
        if case .send(let bytes) = event {
          output.append(bytes, at: .now)
        } else if isEnough(event) {
          return true
        }
      }
      events = []
      output.send(to: line, at: .now)
      guard ContinuousClock.now < end else { return false }
      var polled = pollfd(
        fd: line.descriptor, events: Int16(POLLIN) | (output.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
      let wakeAt = [end, driver.wakeAt].compactMap(\.self).min()
      _ = poll(&polled, 1, PollTimeout.milliseconds(until: wakeAt))
      let now = ContinuousClock.now
      if Int32(polled.revents) & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
        guard case .bytes(let count) = line.read(into: &buffer) else { throw .unplugged }
        events = driver.receive(buffer[..<count], at: now)
      } else if let due = driver.wakeAt, now >= due {
        events = driver.timePassed(at: now)
      }
    }
  }
}
