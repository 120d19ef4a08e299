import StationCore
import Synchronization
import TestSupport

/// The unsent events of one station: made as they are asked for, and always the same under a sequence.
final class Backlog: EventOutbox, EventOutboxes {
  private struct State {
    /// The seals behind which a batch began or may begin.
    var heads: [Int64: ChainHash]
    var acknowledged: Int64 = 0
    /// Since when the station waits for an acknowledgement.
    var waitingSince: ContinuousClock.Instant?
    var waits: [Duration] = []
  }

  /// Visits a day; each is a check-in and three services.
  private static let visits = 300
  private static let eventsOfVisit: Int64 = 4
  private static let services = Programme.builtIn.services.map(\.code)
  private static let members: [MemberRef] = {
    var random = SeededGenerator(seed: 1)
    return (0..<6_000).compactMap { _ in MemberRef(bytes: random.bytes(16)) }
  }()

  let source: EventSource
  private let count: Int64
  private let boot: BootID
  private let started: Int64
  private let state: Mutex<State>

  /// Has so many events, the last of which happens at a moment.
  init(of source: EventSource, count: Int, until moment: Int64) throws {
    var random = SeededGenerator(seed: source.ledger.rawValue)
    guard let boot = BootID(bytes: random.bytes(16)) else { throw FleetFault.usage }
    self.source = source
    self.count = Int64(count)
    self.boot = boot
    started = moment - Int64(count) * 86_400_000 / (Int64(Self.visits) * Self.eventsOfVisit)
    state = Mutex(State(heads: [0: .genesis(of: source)]))
  }

  /// From now on the station wants to be rid of it.
  func begin() { state.withLock { $0.waitingSince = .now } }

  /// How long each acknowledgement took: from the one before, or from the beginning.
  var waits: [Duration] { state.withLock { $0.waits } }

  func outboxes() -> [any EventOutbox] { [self] }

  func differs(_ source: EventSource, from sequence: Int64, problem: String) {}

  func acknowledged() -> Int64 { state.withLock { $0.acknowledged } }

  func newest() -> Int64 { count }

  func events(after sequence: Int64, limit: Int) throws -> [EventRecord] {
    guard sequence < count else { return [] }
    guard var head = state.withLock({ $0.heads[sequence] }) else { throw FleetFault.usage }
    let records = (sequence + 1...min(count, sequence + Int64(limit))).map { number in
      let record = EventRecord(body(number), sequence: number, time: time(number), source: source, after: head)
      head = record.hash
      return record
    }
    if let last = records.last { state.withLock { $0.heads[last.sequence] = last.hash } }
    return records
  }

  func acknowledge(through sequence: Int64) {
    state.withLock { state in
      let now = ContinuousClock.now
      if let since = state.waitingSince { state.waits.append(now - since) }
      state.waitingSince = now
      state.acknowledged = sequence
      state.heads = state.heads.filter { $0.key >= sequence }
    }
  }

  func setAside(_ sequence: Int64, reason: String) {}

  private func time(_ sequence: Int64) -> EventTime {
    let step = 86_400_000 / (Int64(Self.visits) * Self.eventsOfVisit)
    let sinceBoot = sequence * step + sequence * 7_919 % step
    return EventTime(
      wallMilliseconds: started + sinceBoot, boot: boot, sinceBootMilliseconds: sinceBoot, isTrusted: true)
  }

  private func body(_ sequence: Int64) -> EventBody {
    let (visit, step) = (sequence - 1).quotientAndRemainder(dividingBy: Self.eventsOfVisit)
    var random = SeededGenerator(seed: source.ledger.rawValue &* 1_000_003 &+ UInt64(visit))
    let member = Self.members.randomElement(using: &random)
    guard step > 0 else {
      return .checkIn(
        CheckIn(
          visitor: .member, member: member, trade: Trade.allCases.randomElement(using: &random), reader: "counter",
          keyVersion: 1, rosterVersion: 12))
    }
    let service = Self.services[Int(visit + step * 2) % Self.services.count]
    return .serviceUse(
      ServiceUse(visit: visit * Self.eventsOfVisit + 1, service: service, member: member))
  }
}
