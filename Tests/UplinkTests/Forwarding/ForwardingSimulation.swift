import DistrictProtocol
import TestSupport

@testable import Uplink

/// A station and a district under one seed, in virtual time: faults until a horizon, then none.
struct ForwardingSimulation {
  static let horizon: Int64 = 900_000

  private(set) var district = ModelDistrict()
  private(set) var cursor: Int64 = 0
  private(set) var appended: Int64 = 0
  private(set) var setAside: [Int64] = []
  private(set) var faults: [String] = []
  private(set) var now: Int64 = 0
  /// How many attempts there were.
  private(set) var attempts = 0
  let total: Int64
  let poison: Int64?

  private var world: SeededGenerator
  private var jitter: SeededGenerator
  private var state = ForwardingState(acknowledged: 0)
  private var nextAppend: Int64 = 0
  private let outage: ClosedRange<Int64>

  init(seed: UInt64) {
    world = SeededGenerator(seed: seed)
    jitter = SeededGenerator(seed: seed &+ 1_000_003)
    total = Int64.random(in: 1...2_000, using: &world)
    let begin = Int64.random(in: 0...Self.horizon, using: &world)
    outage = begin...min(Self.horizon, begin + Int64.random(in: 0...600_000, using: &world))
    poison = Int.random(in: 0..<4, using: &world) == 0 ? Int64.random(in: 1...total, using: &world) : nil
    district.poison = poison
    if Bool.random(using: &world) { district.largestBatch = Int.random(in: 1...400, using: &world) }
  }

  /// Runs until everything arrived, or for so long that it never will.
  mutating func run() {
    var input = ForwardingState.Input.started
    while now < Self.horizon + 3_600_000 {
      if now >= Self.horizon {
        district.poison = nil
        if appended == total, cursor == total, district.head == total { return }
      }
      if now < Self.horizon, chance(200) {
        // kill -9: only the durable cursor is left.
        state = ForwardingState(acknowledged: cursor)
        input = .started
      }
      if now < Self.horizon, appended < total, chance(400) {
        district.lose(downTo: Int64.random(in: 0...district.head, using: &world))
      }
      input = advance(state.handle(input, at: now, using: &jitter))
    }
    faults.append("not everything arrived: cursor \(cursor), district \(district.head), of \(total)")
  }

  private mutating func advance(_ step: ForwardingState.Step) -> ForwardingState.Input {
    for effect in step.effects { perform(effect) }
    switch step.next {
    case .send(let after, let limit):
      let last = min(appended, after + Int64(limit))
      guard last > after else { return .nothingUnsent }
      attempts += 1
      let outcome = exchange(after + 1...last)
      return .answered(outcome, batch: after + 1...last, retryAfter: chance(50) ? 2_000 : nil)
    case .wait(let until):
      let due = appended < total ? nextAppend : .max
      guard due < until ?? .max else {
        guard let until else {
          // Everything is sent; the last event comes after the faults, as life goes on.
          now = max(now + 1, Self.horizon)
          return .timerFired
        }
        now = max(now, until)
        return .timerFired
      }
      now = max(now, due)
      append()
      return .nudged
    }
  }

  private mutating func append() {
    appended += Int64.random(in: 1...min(total - appended, chance(5) ? 600 : 3), using: &world)
    appended = min(appended, total)
    nextAppend = now + Int64.random(in: 0...Self.horizon / 200, using: &world)
    // The last one, so that a district that lost events is spoken to once more.
    if appended >= total - 1 { nextAppend = max(nextAppend, Self.horizon) }
    if appended == total, now < Self.horizon { appended = total - 1 }
  }

  private mutating func exchange(_ batch: ClosedRange<Int64>) -> DeliveryOutcome {
    now += Int64.random(in: 1...200, using: &world)
    guard now < Self.horizon else { return district.receive(batch) }
    if outage.contains(now) { return .unreachable("outage") }
    switch Int.random(in: 0..<20, using: &world) {
    case 0: return .unreachable("request lost")
    case 1:
      _ = district.receive(batch)
      return .unreachable("reply lost")
    case 2: return .unreachable("503")
    case 3: return .refused("401")
    case 4: return district.receive(batch, storingAtMost: Int.random(in: 0...batch.count, using: &world))
    case 5:
      // The network delivers it twice.
      _ = district.receive(batch)
      return district.receive(batch)
    default: return district.receive(batch)
    }
  }

  private mutating func perform(_ effect: ForwardingState.Effect) {
    switch effect {
    case .acknowledge(let sequence):
      if sequence <= cursor { faults.append("the cursor went from \(cursor) to \(sequence)") }
      if sequence > district.highestEver { faults.append("acknowledged \(sequence) before the district had it") }
      cursor = sequence
    case .setAside(let event): setAside.append(event.sequence)
    case .differs(let sequence, _): faults.append("the district is said to differ from \(sequence) on")
    }
  }

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &world) == 0 }
}
