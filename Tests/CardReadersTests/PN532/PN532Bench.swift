import CardReaders
import ReaderFrames
import StationCore

/// A driver and a chip on the two ends of a line, in virtual time.
struct PN532Bench {
  var chip = VirtualChip()
  private(set) var driver = PN532Driver()
  private(set) var now = start
  private(set) var events: [(event: ReaderEvent, at: Int)] = []
  private(set) var sent: [(bytes: [UInt8], at: Int)] = []
  private(set) var heard: [UInt8] = []
  /// What the chip's bytes are cut into.
  var pieceLength = Int.max

  init() { handle(driver.opened(at: now)) }

  /// A bench whose reader is set up.
  static func ready() -> PN532Bench {
    var bench = PN532Bench()
    bench.run(100)
    return bench
  }

  var milliseconds: Int { Int((now - start) / .milliseconds(1)) }
  var readings: [CanonicalCard] { events.map(\.event).readings }
  var faults: [FrameFault] { events.map(\.event).faults }
  var presence: [ReaderEvent] {
    events.map(\.event).filter { $0 == .answering() || $0 == .failing(.silent) }
  }

  mutating func run(_ milliseconds: Int) {
    let end = now + .milliseconds(milliseconds)
    while let next = [driver.wakeAt, chip.wakeAt].compactMap({ $0 }).min(), next <= end {
      now = max(now, next)
      let bytes = chip.takeOutput(until: now)
      if bytes.isEmpty {
        if let wake = driver.wakeAt, wake <= now { handle(driver.timePassed(at: now)) }
      } else {
        deliver(bytes)
      }
    }
    now = end
  }

  mutating func deliver(_ bytes: [UInt8]) {
    heard += bytes
    var rest = bytes[...]
    while !rest.isEmpty {
      handle(driver.receive(rest.prefix(pieceLength), at: now))
      rest = rest.dropFirst(pieceLength)
    }
  }

  private mutating func handle(_ new: [ReaderEvent]) {
    for event in new {
      if case .send(let bytes) = event {
        sent.append((bytes, milliseconds))
        chip.receive(bytes, at: now)
      } else {
        events.append((event, milliseconds))
      }
    }
  }
}

/// A card as a chip tells it.
func target(_ digits: String, number: UInt8 = 1, sak: UInt8 = 0x08, ats: [UInt8] = []) -> PN532Target {
  PN532Target(number: number, atqa: 0x0004, sak: sak, uid: Hex.decode(digits) ?? [], ats: ats)
}

func iso14443(_ digits: String) -> CanonicalCard {
  CanonicalCard(technology: .iso14443, bytes: Hex.decode(digits) ?? [])
}
