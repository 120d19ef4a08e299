import Ledger
import Logging
import StationCore

/// What the desk does about time: days that begin, a clock that becomes right.
extension CheckInDesk {
  /// Begins to count the present day, unless it is counted already.
  func beginDayIfNeeded(at now: ClockReading) {
    if day(at: now) != today.day { countAnew(at: now) }
  }

  /// Counts the present day from the ledgers: their events may lie on other days than they did.
  func countAnew(at now: ClockReading) {
    let day = day(at: now)
    do {
      (today, earlierCheckInsToday) = (
        try DeskMemory.count(day, of: store, settings.calendar),
        try DeskMemory.earlierCheckIns(on: day, of: store, settings.calendar)
      )
    } catch {
      logger.error("the day could not be counted", metadata: ["day": "\(day)", "problem": "\(error)"])
      guard day != today.day else { return }
      let moments = settings.calendar.moments(from: day, to: day)
      (today, earlierCheckInsToday) = ((day, UsageTally(calendar: settings.calendar, moments: moments)), 0)
    }
  }

  /// Tells the log of a clock that was recorded.
  func tell(of clock: ClockSynchronised, replacing booted: Int64?) {
    if let booted {
      let seconds = (clock.bootedMilliseconds - booted) / 1000
      logger.notice("the clock was set", metadata: ["seconds": "\(seconds)"])
    } else {
      logger.notice(
        "the clock is synchronised: the times of this boot are known",
        metadata: ["booted": "\(Timestamp.text(clock.bootedMilliseconds))"])
    }
  }

  private func day(at now: ClockReading) -> CivilDate {
    settings.calendar.day(of: clockState.moment(at: now).milliseconds)
  }
}
