import Ledger
import LocalAPI
import Logging
import StationCore
import Uplink

/// Where taps and presses become events: asks the admission rule, has the ledger write, tells everybody.
///
/// It runs on a thread of its own that may wait for the disk. Whatever it answers with success is on the disk.
actor CheckInDesk {
  struct Settings: Sendable {
    let name: String
    let calendar: StationCalendar
    /// What the station's file says of what the district can set.
    let file: StationSettings
    let readers: [ReaderConfiguration]
    let dataDirectory: String
    let hasDistrict: Bool
  }

  /// So long after the last event a tap is not to be expected at once, in milliseconds.
  static let quietMilliseconds: Int64 = 5_000

  let settings: Settings
  let store: LedgerStore
  let documents: DocumentStore
  let reports: ReportDesk
  let keepers: KeeperDesk
  let readerWatch: ReaderWatch
  let logger: Logger
  let clock: @Sendable () -> ClockReading
  let uplink: UplinkHandle
  private let thread = WorkThread()
  var admission: Admission
  var codes: MemberCodeAdmission
  var newest: EventRecord?
  /// What the ledger knows of the clocks.
  var clockState: ClockState
  var today: (day: CivilDate, tally: UsageTally)
  /// Today's check-ins of the ledgers before the current one.
  var earlierCheckInsToday: Int
  /// The ledger that all of this is about.
  var source: EventSource
  /// When the ledger's newest event was last marked, in milliseconds since boot.
  var markedAt: Int64
  /// Whether a ledger was set aside that somebody must look at.
  var ledgerConcerns: [StationConcern]
  var subscribers = Subscribers()
  var readerStates: [String: ReaderState] = [:]
  /// What readers with `protocol = "auto"` turned out to speak.
  var findings: [String: ReaderFinding] = [:]
  var contact: DistrictContact
  /// What the keeper must know of, the weightiest first.
  var concerns: [StationConcern] = []
  let reserve: DiskReserve
  var diskState = DiskState.enough

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A desk that remembers the visits which the ledger says are still open.
  init(
    settings: Settings, store: LedgerStore, documents: DocumentStore, readerWatch: ReaderWatch, logger: Logger,
    clock: @escaping @Sendable () -> ClockReading, uplink: UplinkHandle
  ) throws(LedgerFailure) {
    self.settings = settings
    self.store = store
    self.documents = documents
    self.readerWatch = readerWatch
    reports = ReportDesk(store: store, calendar: settings.calendar)
    self.logger = logger
    self.clock = clock
    self.uplink = uplink
    reserve = DiskReserve(directory: settings.dataDirectory)
    contact = DistrictContact(state: settings.hasDistrict ? .waiting : .alone)
    keepers = KeeperDesk(documents: documents, calendar: settings.calendar, clock: clock)
    let memory = try DeskMemory(
      of: store, calendar: settings.calendar,
      repeatMinutes: settings.file.under(documents.programme.settings).repeatMinutes, at: clock())
    (admission, codes, newest, clockState) = (memory.admission, memory.codes, memory.newest, memory.clock)
    (today, earlierCheckInsToday) = (memory.today, memory.earlierCheckIns)
    source = store.current.source
    ledgerConcerns = Self.concerns(of: store)
    markedAt = clock().sinceBootMilliseconds
  }

  /// Has the ledger write an event, and remembers it once it is on the disk.
  ///
  /// What must be known of the clock is written before it, in the same transaction.
  func append(_ body: EventBody, at now: ClockReading) throws(LedgerFailure) -> EventRecord {
    guard let record = try append([body], at: now).last else { preconditionFailure("a body gives a record") }
    return record
  }

  /// Has the ledger write what must be known of the clock, if anything.
  func recordClock(at now: ClockReading) throws(LedgerFailure) { _ = try append([], at: now) }

  private func append(_ bodies: [EventBody], at now: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    let clock = clockState.synchronisation(at: now)
    let bodies = (clock.map { [.clockSynchronised($0)] } ?? []) + bodies
    guard !bodies.isEmpty else { return [] }
    let records: [EventRecord]
    do {
      records = try write(bodies, at: now)
    } catch {
      noticeLedger()
      throw error
    }
    if let clock { tell(of: clock, replacing: clockState.bootedMilliseconds(in: now.boot)) }
    noticeLedger()
    // Where a new ledger has begun, its first events, these among them, have been read back already.
    var moments: [Int64: EventMoment] = [:]
    for record in records where record.sequence > newest?.sequence ?? 0 {
      let moment = clockState.take(record).moment
      admission.record(record, at: moment)
      codes.record(record, at: moment)
      moments[record.sequence] = moment
      newest = record
    }
    if clock != nil { countAnew(at: now) } else { beginDayIfNeeded(at: now) }
    // What was counted anew is in already, and counts once however often it is told.
    for record in records { moments[record.sequence].map { today.tally.add(record, at: $0) } }
    uplink.nudge()
    return records
  }
}
