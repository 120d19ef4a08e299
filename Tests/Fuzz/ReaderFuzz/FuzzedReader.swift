import CardReaders
import ReaderSimulator
import ReaderTestSupport
import StationCore

/// A driver under fuzzing, with what must hold whatever comes.
struct FuzzedReader {
  /// More than any command of any protocol.
  private static let longestCommand = 2_048
  /// No card or code is longer.
  private static let longestCard = 1_024

  private let `protocol`: ReaderProtocol
  private var driver: any ReaderDriver
  private var now = ContinuousClock.now

  init(_ protocol: ReaderProtocol) {
    self.protocol = `protocol`
    driver = `protocol`.makeDriver(for: [SampleReader.configuration(`protocol`)])
    check(driver.opened(at: now))
  }

  mutating func play(_ script: FuzzScript) {
    for step in script {
      switch step {
      case .bytes(let bytes): check(driver.receive(bytes, at: now))
      case .time(let time): pass(time)
      case .answer(let answer): check(driver.show(answer, reader: 0, at: now))
      }
    }
  }

  /// After any nonsense, and a while in which the line was silent, a reader is found on it and its card is read.
  mutating func recover() {
    pass(.seconds(20))
    guard let readers = try? `protocol`.makeReaders(SampleReader.settings(`protocol`)) else {
      preconditionFailure("the sample settings are right")
    }
    var line = VirtualLine(resuming: driver, readers: SimulatedLine(readers, seed: 1), at: now)
    line.isRecording = false
    line.run(for: .seconds(20))
    guard (try? line.hold(SampleReader.card(7, of: `protocol`), for: .milliseconds(500))) != nil else {
      preconditionFailure("the sample card is one")
    }
    line.run(for: .seconds(2))
    precondition(!line.taps.isEmpty, "a card was not read")
  }

  private mutating func pass(_ time: Duration) {
    let end = now + time
    while let wake = driver.wakeAt, wake <= end {
      now = max(now, wake)
      check(driver.timePassed(at: now))
      precondition(driver.wakeAt.map { $0 > now } ?? true, "a driver that is woken does not ask for the same instant")
    }
    now = end
  }

  private func check(_ events: [ReaderEvent]) {
    for event in events {
      switch event {
      case .send(let bytes): precondition(!bytes.isEmpty && bytes.count <= Self.longestCommand, "a command too long")
      case .reading(let card, let reader):
        precondition(!card.bytes.isEmpty && card.bytes.count <= Self.longestCard && reader == 0, "no such card")
      case .keys, .refused, .answering, .failing, .identifying, .identified, .changeSpeed: break
      }
    }
  }
}
