import CardReaders
import ReaderFrames
import StationCore
import TestSupport

/// A driver, its readers and a wire, in a time of their own.
struct OSDPBench {
  var driver: OSDPDriver
  var peripherals: [ScriptedPeripheral]
  /// Readers without power.
  var off: Set<Int> = []
  /// How long an answer takes.
  var delay = Duration.milliseconds(5)
  /// What becomes of the bytes of an answer on the wire.
  var wire: (inout [UInt8]) -> Void = { _ in }
  /// What becomes of the bytes of a command on the wire.
  var wireOut: (inout [UInt8]) -> Void = { _ in }

  private(set) var now = start
  private(set) var events: [(time: Duration, event: ReaderEvent)] = []
  private var onTheWire: [(at: ContinuousClock.Instant, bytes: [UInt8])] = []

  init(_ peripherals: [ScriptedPeripheral], keys: [OSDPKey] = [], door: DoorStrike? = nil, seed: UInt64 = 1) {
    self.peripherals = peripherals
    driver = OSDPDriver(
      peripherals.map { Self.reader($0.address, keys: keys, door: door) }, using: SeededGenerator(seed: seed))
  }

  init(_ peripheral: ScriptedPeripheral, setting key: OSDPKey, keys: [OSDPKey] = []) {
    peripherals = [peripheral]
    driver = OSDPDriver(
      setting: key, of: Self.reader(peripheral.address, keys: keys), using: SeededGenerator(seed: 1))
  }

  static func reader(_ address: UInt8, keys: [OSDPKey], door: DoorStrike? = nil) -> ReaderConfiguration {
    ReaderConfiguration(
      name: "reader-\(address)", device: "/dev/null", protocol: .osdp,
      osdp: OSDPSettings(address: Int(address), keyFile: keys.isEmpty ? nil : "/key", keys: keys, door: door))
  }

  var passed: Duration { now - start }
  /// What the driver said but what it sent, in order.
  var told: [ReaderEvent] { events.map(\.event) }
  private(set) var readings: [CanonicalCard] = []

  mutating func open() { handle(driver.opened(at: now)) }

  mutating func show(_ answer: ReaderAnswer, reader: Int = 0) {
    handle(driver.show(answer, reader: reader, at: now))
  }

  /// Puts bytes on the wire that no reader sent.
  mutating func inject(_ bytes: [UInt8], after delay: Duration = .zero) { onTheWire.append((now + delay, bytes)) }

  mutating func run(for duration: Duration) { run(until: now + duration) { _ in false } }

  /// Runs until something is so; `false` where it did not become so in time.
  @discardableResult
  mutating func run(within limit: Duration, until isDone: (OSDPBench) -> Bool) -> Bool {
    run(until: now + limit, isDone)
  }

  @discardableResult
  private mutating func run(until end: ContinuousClock.Instant, _ isDone: (OSDPBench) -> Bool) -> Bool {
    while !isDone(self) {
      onTheWire.sort { $0.at < $1.at }
      let wake = driver.wakeAt
      if let next = onTheWire.first, next.at <= wake ?? next.at {
        guard next.at <= end else { break }
        onTheWire.removeFirst()
        now = max(now, next.at)
        handle(driver.receive(next.bytes[...], at: now))
      } else if let wake, wake <= end {
        now = max(now, wake)
        handle(driver.timePassed(at: now))
      } else {
        break
      }
    }
    if isDone(self) { return true }
    now = max(now, end)
    return false
  }

  private mutating func handle(_ new: [ReaderEvent]) {
    for event in new {
      guard case .send(var bytes) = event else {
        events.append((passed, event))
        readings += [event].readings
        continue
      }
      wireOut(&bytes)
      for index in peripherals.indices where !off.contains(index) {
        var answer = peripherals[index].receive(bytes)
        guard !answer.isEmpty else { continue }
        wire(&answer)
        onTheWire.append((now + delay, answer))
      }
    }
  }
}

extension OSDPKey {
  static let sample = OSDPKey(seed: 11)
  static let other = OSDPKey(seed: 12)

  private init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.init(using: &generator)
  }
}

extension OSDPReply {
  /// A card of 26 bits: these three bytes with their parity.
  static func wiegand(_ data: [UInt8]) -> OSDPReply {
    WiegandBits(data: data).map { .card(reader: 0, format: 1, bits: $0) } ?? .acknowledged
  }
}
