import Glibc
import ReaderFrames
import StationCore

/// What the supervisor does while the device is open.
extension LineSupervisor {
  /// How many reports may wait for the station before the readers' bytes are left in the kernel.
  private static let mostUnhandled = 64

  /// Reads until the device cannot be used any more, and says why; `nil` when told to stop before.
  mutating func serve(_ line: any SerialLine, with driver: any ReaderDriver) -> ReaderFault? {
    var driver = driver
    var buffer = [UInt8](repeating: 0, count: 4096)
    var output = LineOutput()
    isHeard = true
    var errors = LineErrorCounts(of: line.descriptor).map(LineErrorWatch.init)
    handle(driver.opened(at: .now), line, &output)
    output.send(to: line, at: .now)
    while true {
      // The bytes of a line that is not read must not be missed as silence either.
      let isReading = unhandled < Self.mostUnhandled
      var polled = [
        pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isReading ? line.descriptor : -1, events: Int16(POLLIN), revents: 0),
      ]
      if !output.isEmpty || output.isStuck { polled[1].events |= Int16(POLLOUT) }
      let wakeAt = [isReading ? driver.wakeAt : nil, output.wakeAt, errors?.wakeAt] + readers.map(\.presence.wakeAt)
      let timeout = PollTimeout.milliseconds(until: wakeAt.compactMap(\.self).min())
      let ready = poll(&polled, nfds_t(polled.count), timeout)
      guard ready >= 0 else { continue }
      let now = ContinuousClock.now
      if ready == 0, isReading, let due = driver.wakeAt, now >= due {
        handle(driver.timePassed(at: now), line, &output)
      }
      if polled[0].revents != 0 {
        guard let answers = collect() else { return nil }
        for (answer, reader) in answers { handle(driver.show(answer, reader: reader, at: now), line, &output) }
      }
      let state = Int32(polled[1].revents)
      if state & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
        switch line.read(into: &buffer) {
        case .bytes(let count):
          trace(.received(buffer[..<count]))
          errors?.received(at: now)
          if isHeard { handle(driver.receive(buffer[..<count], at: now), line, &output) }
        case .nothing: if state & (POLLHUP | POLLERR | POLLNVAL) != 0 { return .unplugged }
        case .gone: return .unplugged
        }
      }
      // A device that takes bytes again is begun with afresh.
      if output.isStuck, state & POLLOUT != 0 { return .stuck }
      output.send(to: line, at: now)
      timePassed(at: now, line, &output, &errors)
    }
  }

  private mutating func handle(_ events: [ReaderEvent], _ line: any SerialLine, _ output: inout LineOutput) {
    for event in events {
      if case .send(let bytes) = event {
        output.append(bytes, at: .now)
        trace(.sent(bytes[...]))
        continue
      }
      trace(.event(event))
      // At a speed that the device refuses nothing is heard; what comes is at another.
      if case .changeSpeed(let speed) = event { isHeard = line.setSpeed(speed) }
      if case .identified(let finding) = event { remember(finding) }
      guard let reader = event.reader else { continue }
      do throws(CardFault) {
        if let news = try readers[reader].report(of: event, at: .now) { tell(news, of: reader) }
      } catch {
        trace(.event(.refused(.card(error), reader: reader)))
      }
    }
  }

  /// What has nothing to do with the protocol.
  private mutating func timePassed(
    at now: ContinuousClock.Instant, _ line: any SerialLine, _ output: inout LineOutput,
    _ errors: inout LineErrorWatch?
  ) {
    if output.timePassed(at: now) { handle(readers.indices.map { .failing(.stuck, reader: $0) }, line, &output) }
    if let due = errors?.wakeAt, now >= due, let counts = LineErrorCounts(of: line.descriptor) {
      handle((errors?.looked(counts) ?? []).map { .refused($0) }, line, &output)
    }
    for reader in readers.indices {
      if let news = readers[reader].presence.timePassed(at: now) { tell(news, of: reader) }
    }
  }
}
