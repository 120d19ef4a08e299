import Glibc
import ReaderFrames
import StationCore

/// Keeps one line's device open and makes reports of what comes; runs on the line's thread until told to stop.
struct LineSupervisor {
  /// How many reports may wait for the station before the readers' bytes are left in the kernel.
  private static let mostUnhandled = 64

  private let device: String
  private let mailbox: ReaderMailbox
  private let report: (Int, ReaderReport) -> Void
  private let trace: (ReaderTrace) -> Void
  private var readers: [SupervisedReader]
  private var output = LineOutput()
  private var unhandled = 0

  /// The readers name the same device.
  init(
    _ readers: [ReaderConfiguration], mailbox: ReaderMailbox, report: @escaping (Int, ReaderReport) -> Void,
    trace: @escaping (ReaderTrace) -> Void
  ) {
    device = readers[0].device
    self.readers = readers.map(SupervisedReader.init)
    self.mailbox = mailbox
    self.report = report
    self.trace = trace
  }

  private var speed: Int {
    let configuration = readers[0].configuration
    return configuration.speed ?? configuration.protocol.usualSpeed
  }

  mutating func run() {
    var delay = ReopenDelay()
    repeat {
      let fault: ReaderFault
      do throws(ReaderFault) {
        let line = try DevicePath(resolving: device).open(speed: speed)
        defer { line.close() }
        delay = ReopenDelay()
        guard serve(line) else { return }
        fault = .unplugged
      } catch {
        fault = error
      }
      for reader in readers.indices {
        if let news = readers[reader].presence.failed(fault, at: .now) { tell(news, of: reader) }
      }
    } while pause(delay.next())
  }

  /// Reads until the device goes away; `false` when told to stop before.
  private mutating func serve(_ line: any SerialLine) -> Bool {
    let configurations = readers.map(\.configuration)
    var driver = configurations[0].protocol.makeDriver(for: configurations)
    var buffer = [UInt8](repeating: 0, count: 4096)
    output = LineOutput()
    handle(driver.opened(at: .now))
    output.send(to: line)
    while true {
      // The bytes of a line that is not read must not be missed as silence either.
      let isReading = unhandled < Self.mostUnhandled
      var polled = [
        pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isReading ? line.descriptor : -1, events: Int16(POLLIN), revents: 0),
      ]
      if !output.isEmpty { polled[1].events |= Int16(POLLOUT) }
      let ready = poll(&polled, nfds_t(polled.count), isReading ? timeout(until: driver.wakeAt) : -1)
      if ready == 0 { handle(driver.timePassed(at: .now)) }
      guard ready >= 0 else { continue }
      if polled[0].revents != 0 {
        guard let answers = collect() else { return false }
        for (answer, reader) in answers { handle(driver.show(answer, reader: reader, at: .now)) }
      }
      let state = Int32(polled[1].revents)
      if state & (POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
        switch line.read(into: &buffer) {
        case .bytes(let count):
          trace(.received(Array(buffer[..<count])))
          handle(driver.receive(buffer[..<count], at: .now))
        case .nothing: if state & (POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
        case .gone: return true
        }
      }
      if !output.isEmpty { output.send(to: line) }
    }
  }

  private mutating func handle(_ events: [ReaderEvent]) {
    for event in events {
      if case .send(let bytes) = event {
        output.append(bytes)
        trace(.sent(bytes))
        continue
      }
      trace(.event(event))
      guard let reader = event.reader else { continue }
      do throws(CardFault) {
        if let news = try readers[reader].report(of: event, at: .now) { tell(news, of: reader) }
      } catch {
        trace(.event(.refused(.card(error), reader: reader)))
      }
    }
  }

  private mutating func tell(_ news: ReaderReport, of reader: Int) {
    unhandled += 1
    report(reader, news)
  }

  /// The answers that came, or `nil` when told to stop.
  private mutating func collect() -> [ReaderMailbox.Answer]? {
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
