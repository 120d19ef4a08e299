import GRDB
import Glibc
import Ledger
import StationCore
import TestSupport

/// A station's ledger on the recorded directory: does what a station does, and notes what it was promised.
final class RecordedStation {
  static let station: StationID = {
    guard let id = StationID("CY-SLT-003") else { fatalError("the station's id is one") }
    return id
  }()

  /// Where exports are made, in the directory.
  static let stick = "stick"

  var generator: SeededGenerator
  let directory: String
  private let recording: DiskRecording
  private let synchronous: SynchronousMode
  private let ids: SeededIDs
  /// As stationd has it.
  private var store: LedgerStore?
  /// Without flushes there is only the ledger by itself.
  private var bare: Ledger?
  private var older: DatabaseQueue?
  private var clock = SampleClock()
  private var source: EventSource?
  private var newest: Int64 = 0
  /// The first event that may still be corrected: not one of a day whose figures are written down.
  private var firstOpen: Int64 = 1
  private var acknowledged: Int64 = 0

  init(directory: String, recording: DiskRecording, synchronous: SynchronousMode, generator: SeededGenerator) {
    self.directory = directory
    self.recording = recording
    self.synchronous = synchronous
    self.generator = generator
    ids = SeededIDs(generator)
  }

  private var ledger: Ledger? { store?.current ?? bare }

  func open() throws {
    if synchronous == .full {
      store = try LedgerStore(directory: directory, station: Self.station, at: clock.next(), minting: ids.next)
    } else {
      bare = try Ledger(directory: directory, station: Self.station, synchronous: synchronous, using: &generator)
    }
    try noteLedger()
  }

  /// Starts on what a cut left: what is found there is on the disk.
  func openAfterCut() throws {
    let opened = try LedgerStore(directory: directory, station: Self.station, at: clock.next(), minting: ids.next)
    store = opened
    source = opened.current.source
    let events = try opened.current.reader.events(after: 0, limit: .max)
    recording.append(.note(.opened(opened.current.source, events: events)))
    newest = events.last?.sequence ?? 0
    firstOpen = max(1, newest)
  }

  /// Notes which ledger is open, and what another one than before begins with.
  private func noteLedger() throws {
    guard let ledger, ledger.source != source else { return }
    source = ledger.source
    let events = try ledger.reader.events(after: 0, limit: .max)
    recording.append(.note(.opened(ledger.source, events: events)))
    newest = events.last?.sequence ?? 0
    acknowledged = 0
  }

  /// Ends in an orderly way.
  func close() {
    store = nil
    bare = nil
    older = nil
  }

  /// Appends events in one transaction.
  func append(_ count: Int) throws {
    try append((0..<count).map { _ in SampleEvents.body(newest: newest, open: firstOpen, using: &generator) })
  }

  private func append(_ bodies: [EventBody]) throws {
    recording.append(.note(.appending(bodies.count)))
    let time = clock.next()
    let records = try store?.append(bodies, at: time) ?? bare?.writer.append(bodies, at: time) ?? []
    guard ledger?.source == source else { return try noteLedger() }
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

  /// Somebody changes an event: it is found at the next start, or by the next append.
  func findDamage() throws {
    let isFoundAtStart = Bool.random(using: &generator)
    let sequence = isFoundAtStart ? Int64.random(in: 1...newest, using: &generator) : newest
    if isFoundAtStart { close() }
    try DatabaseQueue(path: "\(directory)/ledger.sqlite").write {
      try $0.execute(sql: "UPDATE event SET hash = zeroblob(32) WHERE sequence = ?", arguments: [sequence])
    }
    recording.append(.note(.damaged(from: sequence)))
    recording.append(.settle)
    if isFoundAtStart { try open() } else { try append([.checkIn(.guest)]) }
  }

  /// Lets days go by.
  func pass(days: Int64) { clock.pass(days: days) }

  /// Removes what the district has had for two months, in a few portions.
  func prune() throws {
    guard let store else { return }
    recording.append(.note(.acknowledging(newest)))
    try store.current.acknowledge(through: newest)
    recording.append(.note(.acknowledged(newest)))
    let time = clock.next()
    let calendar = SampleClock.calendar
    let plan = RetentionPlan(today: calendar.day(of: time.wallMilliseconds), keepDays: 62)
    let reader = store.current.reader
    guard let pruning = try Pruning(plan, of: reader, earlier: store.readable(), calendar: calendar) else { return }
    let through = pruning.base.head.sequence
    let figures = try reader.report(
      from: plan.keptFrom.adding(days: -200), to: plan.keptFrom.adding(days: -1), calendar: calendar)
    recording.append(.note(.pruning(through: through, figures)))
    recording.append(.note(.appending(1)))
    let records = try store.prune(pruning, at: time)
    recording.append(.note(.pruned(through: through)))
    recording.append(.note(.confirmed(records)))
    newest = records.last?.sequence ?? newest
    firstOpen = newest
    while try store.removePruned(limit: Int.random(in: 1...9, using: &generator)) {
      if Bool.random(using: &generator) { try append(1) }
    }
  }

  /// Writes everything to a stick.
  func export() throws {
    let place = "\(directory)/\(Self.stick)"
    if mkdir(place, 0o755) == 0 { recording.append(.settle) }
    let made = try LedgerExport(directory: directory, station: Self.station, version: "1.0.0")
      .write(to: place, at: clock.next().wallMilliseconds) { _, _ in }
    recording.append(.note(.exported(String(made.path.dropFirst(place.count + 1)), through: newest)))
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
    source = made.source
    recording.append(.note(.opened(made.source, events: [])))
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
