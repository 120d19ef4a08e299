import Glibc
import StationCore

/// Keeps one reader's device open and makes reports of what comes; runs on the reader's thread until told to stop.
struct ReaderSupervisor {
  /// How many reports may wait for the station before the reader's bytes are left in the kernel.
  private static let mostUnhandled = 64

  let configuration: ReaderConfiguration
  let mailbox: ReaderMailbox
  let report: @Sendable (ReaderReport) -> Void
  let refused: @Sendable (FrameFault) -> Void

  private var presence = ReaderPresence()
  private var held = HeldCardFilter()
  private var unhandled = 0

  init(
    _ configuration: ReaderConfiguration, mailbox: ReaderMailbox, report: @escaping @Sendable (ReaderReport) -> Void,
    refused: @escaping @Sendable (FrameFault) -> Void
  ) {
    self.configuration = configuration
    self.mailbox = mailbox
    self.report = report
    self.refused = refused
  }

  mutating func run() {
    var delay = ReopenDelay()
    repeat {
      let fault: ReaderFault
      do throws(ReaderFault) {
        let line = try DevicePath(resolving: configuration.device).open(speed: configuration.speed)
        defer { line.close() }
        delay = ReopenDelay()
        tell(presence.opened())
        guard serve(line) else { return }
        fault = .unplugged
      } catch {
        fault = error
      }
      if let news = presence.failed(fault, at: .now) { tell(news) }
    } while pause(delay.next())
  }

  /// Reads until the device goes away; `false` when told to stop before.
  private mutating func serve(_ line: any SerialLine) -> Bool {
    var driver = configuration.protocol.makeDriver()
    var buffer = [UInt8](repeating: 0, count: 4096)
    var output = LineOutput()
    while true {
      // The bytes of a line that is not read must not be missed as silence either.
      let isReading = unhandled < Self.mostUnhandled
      var polled = [
        pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isReading ? line.descriptor : -1, events: Int16(POLLIN), revents: 0),
      ]
      if !output.isEmpty { polled[1].events |= Int16(POLLOUT) }
      let ready = poll(&polled, nfds_t(polled.count), isReading ? timeout(until: driver.wakeAt) : -1)
      if ready == 0 {
        handle(driver.timePassed(at: .now))
        continue
      }
      guard ready > 0 else { continue }
      if polled[0].revents != 0 {
        guard let answers = collect() else { return false }
        for answer in answers { output.append(driver.feedback(answer)) }
      }
      let state = Int32(polled[1].revents)
      if state & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
        switch line.read(into: &buffer) {
        case .bytes(let count): handle(driver.receive(buffer[..<count], at: .now))
        case .nothing: if state & (POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        case .gone: return true
        }
      }
      if !output.isEmpty { output.send(to: line) }
    }
  }

  private mutating func handle(_ events: [ReaderEvent]) {
    for event in events {
      switch event {
      case .reading(let card): if held.isTap(card, at: .now) { tell(.tap(card)) }
      case .refused(let fault): refused(fault)
      }
    }
  }

  private mutating func tell(_ news: ReaderReport) {
    unhandled += 1
    report(news)
  }

  /// The answers that came, or `nil` when told to stop.
  private mutating func collect() -> [ReaderAnswer]? {
    let contents = mailbox.take()
    unhandled -= contents.handled
    return contents.stop ? nil : contents.answers
  }

  /// Waits so long; `false` when told to stop before.
  private mutating func pause(_ time: Duration) -> Bool {
    let end = ContinuousClock.now + time
    while true {
      var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&polled, 1, timeout(until: end)) == 0 { return true }
      // An answer to a tap from before the loss has nobody left to hear it.
      if polled.revents != 0, collect() == nil { return false }
    }
  }

  /// Milliseconds for `poll`, rounded up so that it never wakes too early; -1 is for ever.
  private func timeout(until instant: ContinuousClock.Instant?) -> Int32 {
    guard let instant else { return -1 }
    let left = (instant - .now).components
    guard left.seconds >= 0, left.attoseconds >= 0 else { return 0 }
    return Int32(clamping: left.seconds * 1_000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
