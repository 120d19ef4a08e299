import CardReaders
import StationCore

/// A reader and its line in virtual time: what it sends by itself, what it answers, and at which speed.
struct VirtualReader {
  var speed: Int
  /// What it sends by itself, and when after the opening.
  var speaks: [(at: Duration, bytes: [UInt8])] = []
  /// What it answers at its own speed.
  var answer: ([UInt8]) -> [UInt8]? = { _ in nil }
  /// Whether its line hears what the station sends, as adapters for two wires do.
  var echoes = false

  /// What a driver did.
  struct Course {
    var events: [(at: Duration, event: ReaderEvent)] = []
    var sent: [(at: Duration, bytes: [UInt8], speed: Int)] = []

    var findings: [ReaderFinding] {
      events.compactMap { if case .identified(let finding) = $0.event { finding } else { nil } }
    }

    var readings: [CanonicalCard] { events.map(\.event).readings }

    func time(of event: ReaderEvent) -> Duration? { events.first { $0.event == event }?.at }
  }

  /// Lets the driver have the line for so long.
  func run(_ driver: inout some ReaderDriver, for time: Duration) -> Course {
    var course = Course()
    var lineSpeed = 9_600
    var coming = speaks.map { (at: $0.at, bytes: $0.bytes, sentAt: speed) }
    var now = Duration.zero
    func take(_ events: [ReaderEvent]) {
      for event in events {
        course.events.append((now, event))
        if case .changeSpeed(let new) = event { lineSpeed = new }
        guard case .send(let bytes) = event else { continue }
        course.sent.append((now, bytes, lineSpeed))
        if echoes { coming.insert((now, bytes, lineSpeed), at: 0) }
        if lineSpeed == speed, let reply = answer(bytes) { coming.append((now + .milliseconds(5), reply, speed)) }
      }
      coming.sort { $0.at < $1.at }
    }
    take(driver.opened(at: start))
    while true {
      let wake = driver.wakeAt.map { $0 - start }
      if let next = coming.first, next.at <= time, wake.map({ next.at <= $0 }) ?? true {
        coming.removeFirst()
        now = max(now, next.at)
        let heard = WrongSpeed.heard(next.bytes, sentAt: next.sentAt, heardAt: lineSpeed)
        if !heard.isEmpty { take(driver.receive(heard[...], at: start + now)) }
      } else if let wake, wake <= time {
        now = max(now, wake)
        take(driver.timePassed(at: start + now))
      } else {
        return course
      }
    }
  }

  /// The same bytes, so many times.
  static func every(_ interval: Duration, from first: Duration, _ count: Int, _ bytes: [UInt8]) -> [(Duration, [UInt8])]
  {
    (0..<count).map { (first + interval * $0, bytes) }
  }
}
