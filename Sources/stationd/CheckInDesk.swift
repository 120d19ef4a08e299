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
  let ledger: Ledger
  let documents: DocumentStore
  let reports: ReportDesk
  let readerWatch: ReaderWatch
  let logger: Logger
  let clock: @Sendable () -> ClockReading
  private let nudgeUplink: @Sendable () -> Void
  private let thread = WorkThread()
  var admission: Admission
  var codes = MemberCodeAdmission()
  var newest: EventRecord?
  var today: (day: CivilDate, tally: UsageTally)
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
    settings: Settings, ledger: Ledger, documents: DocumentStore, readerWatch: ReaderWatch, logger: Logger,
    clock: @escaping @Sendable () -> ClockReading, nudgeUplink: @escaping @Sendable () -> Void
  ) throws(LedgerFailure) {
    self.settings = settings
    self.ledger = ledger
    self.documents = documents
    self.readerWatch = readerWatch
    reports = try ReportDesk(directory: settings.dataDirectory, calendar: settings.calendar)
    self.logger = logger
    self.clock = clock
    self.nudgeUplink = nudgeUplink
    reserve = DiskReserve(directory: settings.dataDirectory)
    contact = DistrictContact(state: settings.hasDistrict ? .waiting : .alone)
    admission = Admission(repeatMinutes: settings.repeatMinutes)
    newest = try ledger.reader.events(after: try ledger.reader.head().sequence - 1, limit: 1).last
    let now = EventTime(clock(), notBefore: newest?.time).wallMilliseconds
    today = Self.emptyDay(at: now, settings.calendar)
    let since = min(now - Admission.visitLifetimeMilliseconds, settings.calendar.start(of: today.day))
    for record in try ledger.reader.events(since: since) {
      admission.record(record)
      codes.record(record)
      today.tally.add(record, at: EventMoment(recorded: record.time))
    }
    admission.forgetVisits(before: clock())
    codes.forgetCodes(before: clock())
  }

  /// Has the ledger write an event, and remembers it once it is on the disk.
  func append(_ body: EventBody, at now: ClockReading) throws(LedgerFailure) -> EventRecord {
    let records = try write([body], at: now)
    for record in records {
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
    today = Self.emptyDay(at: moment, settings.calendar)
  }

  private static func emptyDay(at moment: Int64, _ calendar: StationCalendar) -> (CivilDate, UsageTally) {
    let day = calendar.day(of: moment)
    return (day, UsageTally(calendar: calendar, moments: calendar.moments(from: day, to: day)))
  }
}
