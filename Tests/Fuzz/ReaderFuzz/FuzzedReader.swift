import CardReaders
import ReaderFrames
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
    let configuration = ReaderConfiguration(name: "fuzzed", device: "/dev/null", protocol: `protocol`)
    driver = `protocol`.makeDriver(for: [configuration])
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

  /// After any nonsense, and a while of silence, the next card is read.
  mutating func recover() {
    guard let frame = goodFrame else { return }
    pass(.seconds(60))
    let events = check(driver.receive((frame + frame)[...], at: now)) + pass(.seconds(1))
    precondition(events.contains { if case .reading = $0 { true } else { false } }, "a good frame was not read")
  }

  /// What a reader that speaks unasked sends for a card.
  private var goodFrame: [UInt8]? {
    switch `protocol` {
    case .em4100: EM4100Frame.encode([0x67, 0x00, 0x3B, 0x51, 0xC6])
    case .line: Array("0000000001\r\n".utf8)
    case .wiegand: Array("000001\r".utf8)
    // A finder does not trust what comes just after it changed the speed.
    case .auto: nil
    case .pn532: nil
    }
  }

  @discardableResult
  private mutating func pass(_ time: Duration) -> [ReaderEvent] {
    let end = now + time
    var events: [ReaderEvent] = []
    while let wake = driver.wakeAt, wake <= end {
      now = max(now, wake)
      events += check(driver.timePassed(at: now))
      precondition(driver.wakeAt.map { $0 > now } ?? true, "a driver that is woken does not ask for the same instant")
    }
    now = end
    return events
  }

  @discardableResult
  private func check(_ events: [ReaderEvent]) -> [ReaderEvent] {
    for event in events {
      switch event {
      case .send(let bytes): precondition(!bytes.isEmpty && bytes.count <= Self.longestCommand, "a command too long")
      case .reading(let card, let reader):
        precondition(!card.bytes.isEmpty && card.bytes.count <= Self.longestCard && reader == 0, "no such card")
      case .keys, .refused, .answering, .failing: break
      }
    }
    return events
  }
}
