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
  private var older: DatabaseQueue?
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
  func close() {
    ledger = nil
    older = nil
  }

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
      try setAside(Int64.random(in: acknowledged + 1...newest, using: &generator))
    }
    acknowledged = Int64.random(in: acknowledged + 1...newest, using: &generator)
    recording.append(.note(.acknowledging(acknowledged)))
    try ledger.acknowledge(through: acknowledged)
    recording.append(.note(.acknowledged(acknowledged)))
  }

  private func setAside(_ sequence: Int64) throws {
    recording.append(.note(.settingAside(sequence)))
    try ledger?.setAside(sequence, reason: "refused by the district, \(generator.next() % 1000)")
    recording.append(.note(.setAside(sequence)))
  }

  /// Commits that add no event, until a checkpoint is due: some are made then, others wait until the log is full.
  func fillLog() throws {
    for _ in 0..<4 { try setAside(newest) }
    guard let ledger, ledger.writer.isCheckpointDue, Int.random(in: 0..<200, using: &generator) == 0 else { return }
    try ledger.writer.checkpoint(through: ledger.reader)
  }

  func checkpointOrRestart() throws {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0:
      close()
      try open()
    case 5:
      guard let ledger else { return }
      try ledger.writer.checkpoint(through: ledger.reader)
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

  /// Leaves a ledger as the first version made it, long on the disk: closed in an orderly way, or all in its log yet.
  func makeLedgerOfVersionOne(events: Int) throws {
    let made = LedgerOfVersionOne(
      source: EventSource(station: Self.station, ledger: .mint(using: &generator)), count: events, clock: &clock,
      using: &generator)
    recording.append(.note(.opened(made.source)))
    recording.append(.note(.appending(events)))
    let database = try DatabaseQueue(path: "\(directory)/ledger.sqlite")
    try made.write(to: database)
    // As long as a connection is open nothing empties the log.
    if Bool.random(using: &generator) { older = database } else { try database.close() }
    recording.append(.settle)
    recording.append(.note(.confirmed(made.records)))
    newest = Int64(events)
  }
}
