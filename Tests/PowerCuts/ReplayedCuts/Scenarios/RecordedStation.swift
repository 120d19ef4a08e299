import GRDB
import Ledger
import StationCore
import TestSupport

/// A station's ledger on the recorded directory: does what a station does, and notes what it was promised.
final class RecordedStation {
  static let station: StationID = {
    guard let id = StationID("CY-SLT-003") else { fatalError("the station's id is one") }
    return id
  }()

  var generator: SeededGenerator
  let directory: String
  private let recording: DiskRecording
  private let synchronous: SynchronousMode
  private var ledger: Ledger?
  private var clock = SampleClock()
  private var newest: Int64 = 0
  private var acknowledged: Int64 = 0

  init(directory: String, recording: DiskRecording, synchronous: SynchronousMode, generator: SeededGenerator) {
    self.directory = directory
    self.recording = recording
    self.synchronous = synchronous
    self.generator = generator
  }

  func open() throws {
    let opened = try Ledger(
      directory: directory, station: Self.station, synchronous: synchronous, using: &generator)
    ledger = opened
    recording.append(.note(.opened(opened.source)))
  }

  /// Ends in an orderly way.
  func close() { ledger = nil }

  /// Appends events in one transaction.
  func append(_ count: Int) throws {
    guard let ledger else { return }
    let bodies = (0..<count).map { _ in SampleEvents.body(newest: newest, using: &generator) }
    recording.append(.note(.appending(count)))
    let records = try ledger.writer.append(bodies, at: clock.next())
    recording.append(.note(.confirmed(records)))
    newest = records.last?.sequence ?? newest
  }

  /// Mostly one event, sometimes several.
  func appendSome() throws {
    try append(Bool.random(using: &generator) ? 1 : Int.random(in: 1...5, using: &generator))
  }

  /// The district acknowledges some of what is there, or refuses an event for good.
  func hearFromDistrict() throws {
    guard let ledger, newest > acknowledged else { return }
    if Int.random(in: 0..<4, using: &generator) == 0 {
      let refused = Int64.random(in: acknowledged + 1...newest, using: &generator)
      recording.append(.note(.settingAside(refused)))
      try ledger.setAside(refused, reason: "refused by the district")
      recording.append(.note(.setAside(refused)))
    }
    acknowledged = Int64.random(in: acknowledged + 1...newest, using: &generator)
    recording.append(.note(.acknowledging(acknowledged)))
    try ledger.acknowledge(through: acknowledged)
    recording.append(.note(.acknowledged(acknowledged)))
  }

  func checkpointOrRestart() throws {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      close()
      try open()
    case 1: try checkpoint("PASSIVE")
    case 2: try checkpoint("FULL")
    case 3: try checkpoint("RESTART")
    default: try checkpoint("TRUNCATE")
    }
  }

  private func checkpoint(_ kind: String) throws {
    let other = try DatabaseQueue(path: "\(directory)/ledger.sqlite")
    try other.inDatabase { try $0.execute(sql: "PRAGMA wal_checkpoint(\(kind))") }
  }

  /// Leaves a ledger as the first version made it, long on the disk.
  func makeLedgerOfVersionOne(events: Int) throws {
    let made = LedgerOfVersionOne(
      source: EventSource(station: Self.station, ledger: .mint(using: &generator)), count: events, clock: &clock,
      using: &generator)
    recording.append(.note(.opened(made.source)))
    recording.append(.note(.appending(events)))
    try made.write(to: "\(directory)/ledger.sqlite")
    recording.append(.settle)
    recording.append(.note(.confirmed(made.records)))
    newest = Int64(events)
  }
}
