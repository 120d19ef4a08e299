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
    let languages: [String]
    let calendar: StationCalendar
    let repeatMinutes: Int
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
  let readerWatch: ReaderWatch
  let logger: Logger
  let clock: @Sendable () -> ClockReading
  let nudgeUplink: @Sendable () -> Void
  private let thread = WorkThread()
  var admission: Admission
  var codes: MemberCodeAdmission
  var newest: EventRecord?
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
    clock: @escaping @Sendable () -> ClockReading, nudgeUplink: @escaping @Sendable () -> Void
  ) throws(LedgerFailure) {
    self.settings = settings
    self.store = store
    self.documents = documents
    self.readerWatch = readerWatch
    reports = ReportDesk(store: store, calendar: settings.calendar)
    self.logger = logger
    self.clock = clock
    self.nudgeUplink = nudgeUplink
    reserve = DiskReserve(directory: settings.dataDirectory)
    contact = DistrictContact(state: settings.hasDistrict ? .waiting : .alone)
    let memory = try DeskMemory(of: store, settings: settings, at: clock())
    (admission, codes, newest, today, earlierCheckInsToday) = (
      memory.admission, memory.codes, memory.newest, memory.today, memory.earlierCheckIns
    )
    source = store.current.source
    ledgerConcerns = Self.concerns(of: store)
    markedAt = clock().sinceBootMilliseconds
  }

  /// Has the ledger write an event, and remembers it once it is on the disk.
  func append(_ body: EventBody, at now: ClockReading) throws(LedgerFailure) -> EventRecord {
    let records: [EventRecord]
    do {
      records = try write([body], at: now)
    } catch {
      noticeLedger()
      throw error
    }
    noticeLedger()
    // Where a new ledger has begun, its first events, these among them, have been read back already.
    for record in records where record.sequence > newest?.sequence ?? 0 {
      admission.record(record)
      codes.record(record)
      beginDayIfNeeded(record.time.wallMilliseconds)
      today.tally.add(record, at: EventMoment(recorded: record.time))
      newest = record
    }
    nudgeUplink()
    guard let record = records.last else { preconditionFailure("one body gives one record") }
    return record
  }

  func beginDayIfNeeded(_ moment: Int64) {
    guard settings.calendar.day(of: moment) != today.day else { return }
    today = DeskMemory.emptyDay(at: moment, settings.calendar)
    earlierCheckInsToday = 0
  }
}
