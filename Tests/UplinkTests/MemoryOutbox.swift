import StationCore
import Synchronization

/// A ledger in memory, as far as the uplink sees one.
final class MemoryOutbox: EventOutbox, EventOutboxes {
  private struct State {
    var records: [EventRecord]
    var available: Int
    var acknowledged: Int64 = 0
    var setAside: [Int64] = []
  }

  private let state: Mutex<State>

  /// Has all these events, but shows only the first of them until more are appended.
  init(_ records: [EventRecord], available: Int) {
    state = Mutex(State(records: records, available: available))
  }

  func outboxes() throws -> [any EventOutbox] { [self] }

  func differs(_ source: EventSource, from sequence: Int64, problem: String) {}

  var source: EventSource { Samples.source }
  var setAside: [Int64] { state.withLock { $0.setAside } }

  func append(_ count: Int) { state.withLock { $0.available += count } }

  func acknowledged() throws -> Int64 { state.withLock { $0.acknowledged } }

  func newest() throws -> Int64 { state.withLock { Int64(min($0.available, $0.records.count)) } }

  func events(after sequence: Int64, limit: Int) throws -> [EventRecord] {
    state.withLock { Array($0.records.prefix($0.available).dropFirst(Int(sequence)).prefix(limit)) }
  }

  func acknowledge(through sequence: Int64) throws { state.withLock { $0.acknowledged = sequence } }

  func setAside(_ sequence: Int64, reason: String) throws { state.withLock { $0.setAside.append(sequence) } }
}
