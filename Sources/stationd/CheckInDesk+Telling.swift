import Ledger
import LocalAPI
import StationCore
import Uplink

/// What the desk tells its subscribers.
extension CheckInDesk {
  /// What happens from now on, beginning with the station's present state.
  func notifications() -> AsyncStream<Notification> {
    subscribers.add(first: .station(stationView()))
  }

  /// What passes on the readers from now on, beginning with their present states.
  func watched(_ name: String?) throws(Problem) -> AsyncStream<Notification> {
    let readers = settings.readers.filter { name == nil || $0.name == name }
    if let name, readers.isEmpty { throw .noSuchReader(name) }
    let now = clock().wallMilliseconds
    return readerWatch.add(
      name,
      first: readers.map { reader in
        let state = state(of: reader)
        return ReaderMoment(at: now, reader: reader.name, state: state.word, problem: state.problem)
      })
  }

  func state(of reader: ReaderConfiguration) -> ReaderState { readerStates[reader.name] ?? .waiting }

  /// Tells every subscriber the station's present state; without one, a tap need not wait for it to be gathered.
  func tellStation() {
    guard !subscribers.isEmpty else { return }
    subscribers.tell(.station(stationView()))
  }

  private func stationView() -> StationView {
    let now = clock()
    beginDayIfNeeded(at: now)
    let moment = clockState.moment(at: now).milliseconds
    let (programme, settings) = (documents.programme, stationSettings)
    let lost = self.settings.readers.filter { state(of: $0).problem != nil }.map(\.name)
    return StationView(
      id: ledger.source.station.description, name: self.settings.name, languages: settings.languages,
      utcOffsetSeconds: self.settings.calendar.zone.offsetSeconds(at: moment), services: programme.services,
      notices: programme.notices(at: moment, in: self.settings.calendar).map(NoticeView.init),
      visitSeconds: settings.visitSeconds, checkInsToday: earlierCheckInsToday + today.tally.checkInCount,
      isClockTrusted: now.isTrusted,
      lostReaders: lost, canTap: lost.isEmpty || lost.count < self.settings.readers.count,
      concerns: ledgerConcerns + concerns, district: contact, unsent: unsent())
  }

  /// What the machine's clocks say.
  func now() -> ClockReading { clock() }

  private func unsent() -> Int64 { (try? store.unsent()) ?? 0 }
}
