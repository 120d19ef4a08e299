import Glibc
import StationCore

/// Keeps one line's device open and makes reports of what comes; runs on the line's thread until told to stop.
struct LineSupervisor {
  let device: String
  private let report: (Int, ReaderReport) -> Void
  private let terms: FindingTerms
  let mailbox: ReaderMailbox
  let trace: (ReaderTrace) -> Void
  var readers: [SupervisedReader]
  var unhandled = 0
  /// Whether the device runs at the speed that its driver wants.
  var isHeard = true
  private var identity: DeviceIdentity?
  private var pace = ReopenPace()
  private var watch: DeviceWatch?

  /// The readers name the same device.
  init(
    _ readers: [ReaderConfiguration], terms: FindingTerms, mailbox: ReaderMailbox,
    report: @escaping (Int, ReaderReport) -> Void,
    trace: @escaping (ReaderTrace) -> Void
  ) {
    device = readers[0].device
    self.readers = readers.map(SupervisedReader.init)
    self.terms = terms
    self.mailbox = mailbox
    self.report = report
    self.trace = trace
  }

  private var speed: Int {
    let configuration = readers[0].configuration
    return configuration.speed ?? configuration.protocol.usualSpeed
  }

  mutating func run() {
    var fault: ReaderFault
    repeat {
      do throws(ReaderFault) {
        let path = try DevicePath(resolving: device)
        let line = try path.open(speed: speed)
        defer { line.close() }
        watch?.rest()
        let opened = ContinuousClock.now
        guard let end = serve(line, with: makeDriver(on: path)) else { return }
        pace.wasOpen(for: .now - opened)
        fault = end
      } catch {
        fault = error
      }
      for reader in readers.indices {
        if let news = readers[reader].presence.failed(fault, at: .now) { tell(news, of: reader) }
      }
    } while pause(after: fault)
  }

  /// The configured protocol's driver, or one that finds the protocol out as far as this device allows.
  private mutating func makeDriver(on path: DevicePath) -> any ReaderDriver {
    let configurations = readers.map(\.configuration)
    guard configurations[0].protocol == .auto else { return configurations[0].protocol.makeDriver(for: configurations) }
    let identity = SystemTerminals().identity(of: path)
    self.identity = identity
    return AutomaticDriver(
      for: configurations[0], mayProbe: terms.allowsProbing(identity),
      known: terms.memory?.finding(on: device, identity))
  }

  /// Keeps what the reader of this very device turned out to be.
  func remember(_ finding: ReaderFinding) {
    if let identity { terms.memory?.keep(finding, on: device, identity) }
  }

  mutating func tell(_ news: ReaderReport, of reader: Int) {
    unhandled += 1
    report(reader, news)
  }

  /// The answers that came, or `nil` when told to stop.
  mutating func collect() -> [ReaderMailbox.Answer]? {
    let contents = mailbox.take()
    unhandled -= contents.handled
    return contents.stop ? nil : contents.answers
  }

  /// Waits until the device is worth another try; `false` when told to stop before.
  private mutating func pause(after fault: ReaderFault) -> Bool {
    // Nothing tells that another program lets go of a device that is there.
    let isWatched = fault.isOfThePath && watchTheWay()
    var end = ContinuousClock.now + pace.next(isWatched: isWatched)
    while true {
      var polled = [
        pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: watch?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&polled, nfds_t(polled.count), PollTimeout.milliseconds(until: end)) == 0 { return true }
      // An answer to a tap from before the loss has nobody left to hear it.
      if polled[0].revents != 0, collect() == nil { return false }
      if polled[1].revents != 0, watch?.takeNews() == true {
        pace.quicken()
        end = min(end, .now + pace.next(isWatched: isWatched))
      }
    }
  }

  private mutating func watchTheWay() -> Bool {
    if watch == nil { watch = DeviceWatch() }
    return watch?.follow(DeviceWay(to: device)) == true
  }
}
