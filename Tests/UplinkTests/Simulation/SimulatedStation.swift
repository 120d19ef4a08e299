import DistrictProtocol
import StationCore
import TestSupport

@testable import Uplink

/// A simulated station: its disk, its running daemon, and what went wrong.
struct SimulatedStation {
  /// How the forwarding of a ledger stands in the daemon's memory.
  private struct Line {
    var state: ForwardingState
    var inputs: [ForwardingState.Input] = [.started]
    var wake: Int64? = .min
  }

  /// What the daemon does next.
  enum Deed {
    case send([EventRecord], of: EventSource)
    case knock(for: EventSource)
    case rest(until: Int64?)
  }

  /// On the disk, the last one growing.
  private(set) var ledgers = [SimulatedLedger(1)]
  /// What must not have happened.
  private(set) var faults: [String] = []
  private let schedule: UploadSchedule
  private var jitter: SeededGenerator
  private var lines: [EventSource: Line] = [:]

  init(_ schedule: UploadSchedule, seed: UInt64) {
    self.schedule = schedule
    jitter = SeededGenerator(seed: seed)
  }

  /// Ends the daemon as a power cut would; the disk stays.
  mutating func crash() { lines = [:] }

  mutating func append(_ count: Int, at wall: Int64) {
    for _ in 0..<count { ledgers[ledgers.count - 1].append(at: wall) }
  }

  /// Tells the daemon that there is something new, or that somebody is in a hurry, or that the connection ended.
  mutating func tell(_ input: ForwardingState.Input) {
    for source in lines.keys where input != .connectionEnded || source == ledgers.last?.source {
      if lines[source]?.inputs == [.timerFired] { lines[source]?.inputs = [] }
      lines[source]?.inputs.append(input)
      lines[source]?.wake = .min
    }
  }

  /// Another ledger begins; what is unsent of the earlier ones still goes.
  mutating func beginLedger() { ledgers.append(SimulatedLedger(UInt64(ledgers.count + 1))) }

  /// Old events are removed, as far as the district has them.
  mutating func prune(_ part: Double) {
    for index in ledgers.indices { ledgers[index].pruned = Int64(Double(ledgers[index].acknowledged) * part) }
  }

  /// What came of an exchange of that ledger's.
  mutating func hear(_ input: ForwardingState.Input, of source: EventSource) {
    lines[source]?.inputs.insert(input, at: 0)
    lines[source]?.wake = .min
  }

  /// Goes on until the daemon sends, knocks or rests; a power cut may come before or after anything is written.
  mutating func goOn(
    at now: Int64, _ district: SimulatedDistrict, cutting: () -> Bool
  ) -> Deed? {
    let sending = ledgers.dropLast().filter { $0.acknowledged < $0.newest } + ledgers.suffix(1)
    let sources = Set(sending.map(\.source))
    lines = lines.filter { sources.contains($0.key) }
    for ledger in sending where lines[ledger.source] == nil {
      lines[ledger.source] = Line(state: ForwardingState(acknowledged: ledger.acknowledged, schedule: schedule))
    }
    for source in sending.map(\.source) {
      while var line = lines[source], (line.wake ?? .max) <= now {
        guard let input = line.inputs.first else {
          line.inputs = [.timerFired]
          lines[source] = line
          break
        }
        line.inputs.removeFirst()
        let step = line.state.handle(input, newest: ledger(source).newest, at: now, using: &jitter)
        if case .wait(let until) = step.next {
          line.wake = line.inputs.isEmpty ? until : .min
          if line.inputs.isEmpty { line.inputs = [.timerFired] }
        }
        lines[source] = line
        for effect in step.effects {
          if cutting() { return nil }
          perform(effect, source, district)
          if cutting() { return nil }
        }
        switch step.next {
        case .send(let after, let limit):
          let records = read(after, limit, source)
          if !records.isEmpty { return .send(records, of: source) }
        case .knock: return .knock(for: source)
        case .wait: break
        }
      }
    }
    return .rest(until: lines.values.compactMap(\.wake).min())
  }

  private func ledger(_ source: EventSource) -> SimulatedLedger {
    ledgers.first { $0.source == source } ?? SimulatedLedger(0)
  }

  private mutating func read(_ after: Int64, _ limit: Int, _ source: EventSource) -> [EventRecord] {
    let records = ledger(source).events(after: after, limit: limit)
    guard records.first?.sequence == after + 1 else {
      faults.append("event \(after + 1) was asked for and is not there")
      hear(.unreadable("not there"), of: source)
      return []
    }
    return Array(records.prefix(BatchSize.count(of: records, source: source, bytes: schedule.batchBytes)))
  }

  private mutating func perform(
    _ effect: ForwardingState.Effect, _ source: EventSource, _ district: SimulatedDistrict
  ) {
    guard let index = ledgers.firstIndex(where: { $0.source == source }) else { return }
    switch effect {
    case .acknowledge(let sequence):
      let cursor = ledgers[index].acknowledged
      if sequence <= cursor { faults.append("the cursor went from \(cursor) to \(sequence)") }
      if sequence > district.highest[source] ?? 0 {
        faults.append("\(sequence) is acknowledged, but durable is only \(district.highest[source] ?? 0)")
      }
      if sequence < ledgers[index].pruned { faults.append("the cursor is behind what was removed") }
      ledgers[index].setAside = ledgers[index].setAside.filter {
        !(cursor + 1...max(cursor + 1, sequence)).contains($0)
      }
      ledgers[index].acknowledged = max(cursor, sequence)
    case .setAside(let event): ledgers[index].setAside.insert(event.sequence)
    case .differs(let sequence, _): faults.append("the district is said to differ from \(sequence) on")
    }
  }
}
