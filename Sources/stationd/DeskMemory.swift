import Ledger
import StationCore

/// What the desk remembers of its ledgers: open visits, used codes, and today's figures.
struct DeskMemory {
  var admission: Admission
  var codes = MemberCodeAdmission()
  /// The newest event of the current ledger.
  var newest: EventRecord?
  /// What the current ledger knows of the clocks.
  var clock: ClockState
  /// The current ledger's part of today.
  var today: (day: CivilDate, tally: UsageTally)
  /// Today's check-ins of the earlier ledgers.
  var earlierCheckIns: Int

  /// Reads it.
  init(
    of store: LedgerStore, calendar: StationCalendar, repeatMinutes: Int, at reading: ClockReading
  ) throws(LedgerFailure) {
    let reader = store.current.reader
    admission = Admission(repeatMinutes: repeatMinutes)
    newest = try reader.events(after: try reader.head().sequence - 1, limit: 1).last
    clock = try reader.clock()
    let now = clock.moment(at: reading).milliseconds
    let day = calendar.day(of: now)
    today = try Self.count(day, of: store, calendar)
    earlierCheckIns = try Self.earlierCheckIns(on: day, of: store, calendar)
    // The clock may have jumped since: the visits before the newest event are remembered whatever it says now.
    let newestMoment = try reader.moments(of: newest.map { [$0] } ?? []).last?.milliseconds ?? now
    for (record, moment) in try reader.events(since: min(now, newestMoment) - admission.lifetimeMilliseconds) {
      admission.record(record, at: moment)
      codes.record(record, at: moment)
    }
    admission.forgetVisits(before: reading)
    codes.forgetCodes(before: reading)
  }

  /// Counts the current ledger's part of a day.
  static func count(
    _ day: CivilDate, of store: LedgerStore, _ calendar: StationCalendar
  ) throws(LedgerFailure) -> (day: CivilDate, tally: UsageTally) {
    (day, try store.current.reader.tally(of: day, calendar: calendar))
  }

  /// A day's check-ins of the earlier ledgers, as far as they can be relied on.
  static func earlierCheckIns(
    on day: CivilDate, of store: LedgerStore, _ calendar: StationCalendar
  ) throws(LedgerFailure) -> Int {
    var checkIns = 0
    for ledger in store.earlier {
      guard let head = ledger.head, let reader = try store.reader(of: ledger) else { continue }
      checkIns += try reader.tally(of: day, calendar: calendar, through: head.sequence).checkInCount
    }
    return checkIns
  }
}
