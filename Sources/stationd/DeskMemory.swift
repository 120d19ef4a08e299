import Ledger
import StationCore

/// What the desk remembers of its ledgers: open visits, used codes, and today's figures.
struct DeskMemory {
  var admission: Admission
  var codes = MemberCodeAdmission()
  /// The newest event of the current ledger.
  var newest: EventRecord?
  /// The current ledger's part of today.
  var today: (day: CivilDate, tally: UsageTally)
  /// Today's check-ins of the earlier ledgers.
  var earlierCheckIns = 0

  /// Reads it.
  init(of store: LedgerStore, settings: CheckInDesk.Settings, at clock: ClockReading) throws(LedgerFailure) {
    let reader = store.current.reader
    let calendar = settings.calendar
    admission = Admission(repeatMinutes: settings.repeatMinutes)
    newest = try reader.events(after: try reader.head().sequence - 1, limit: 1).last
    let now = EventTime(clock, notBefore: newest?.time).wallMilliseconds
    let day = calendar.day(of: now)
    today = Self.emptyDay(at: now, calendar)
    let since = min(now - Admission.visitLifetimeMilliseconds, calendar.start(of: day))
    for record in try reader.events(since: since) {
      admission.record(record)
      codes.record(record)
      today.tally.add(record, at: EventMoment(recorded: record.time))
    }
    for ledger in store.earlier {
      guard let head = ledger.head, let reader = try store.reader(of: ledger) else { continue }
      var tally = Self.emptyDay(at: now, calendar).tally
      for record in try reader.events(since: calendar.start(of: day)) where record.sequence <= head.sequence {
        tally.add(record, at: EventMoment(recorded: record.time))
      }
      earlierCheckIns += tally.checkInCount
    }
    admission.forgetVisits(before: clock)
    codes.forgetCodes(before: clock)
  }

  /// The day of a moment, of which nothing is counted yet.
  static func emptyDay(at moment: Int64, _ calendar: StationCalendar) -> (day: CivilDate, tally: UsageTally) {
    let day = calendar.day(of: moment)
    return (day, UsageTally(calendar: calendar, moments: calendar.moments(from: day, to: day)))
  }
}
