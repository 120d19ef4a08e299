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

  let settings: Settings
  let ledger: Ledger
  let documents: DocumentStore
  let reports: ReportDesk
  let logger: Logger
  private let clock: @Sendable () -> ClockReading
  private let nudgeUplink: @Sendable () -> Void
  private let thread = WorkThread()
  private var admission: Admission
  private var newest: EventRecord?
  private var today: (day: CivilDate, tally: UsageTally)
  private var subscribers = Subscribers()
  var readerStates: [String: String]
  var contact: DistrictContact

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// A desk that remembers the visits which the ledger says are still open.
  init(
    settings: Settings, ledger: Ledger, documents: DocumentStore, logger: Logger,
    clock: @escaping @Sendable () -> ClockReading, nudgeUplink: @escaping @Sendable () -> Void
  ) throws(LedgerFailure) {
    self.settings = settings
    self.ledger = ledger
    self.documents = documents
    reports = try ReportDesk(directory: settings.dataDirectory, calendar: settings.calendar)
    self.logger = logger
    self.clock = clock
    self.nudgeUplink = nudgeUplink
    contact = DistrictContact(state: settings.hasDistrict ? .waiting : .alone)
    readerStates = Dictionary(uniqueKeysWithValues: settings.readers.map { ($0.name, "waiting") })
    admission = Admission(repeatMinutes: settings.repeatMinutes)
    newest = try ledger.reader.events(after: try ledger.reader.head().sequence - 1, limit: 1).last
    let now = EventTime(clock(), notBefore: newest?.time).wallMilliseconds
    today = Self.emptyDay(at: now, settings.calendar)
    for record in try ledger.reader.events(since: now - Admission.visitLifetimeMilliseconds) {
      admission.record(record)
    }
    for record in try ledger.reader.events(since: settings.calendar.start(of: today.day)) { today.tally.add(record) }
  }

  // MARK: Taps and presses

  /// A card was put on a reader.
  func tap(_ card: CanonicalCard, reader: String) -> ReaderAnswer {
    let key = documents.memberKey
    let member = key.reference(of: card)
    let now = clock()
    let standing = documents.standing(of: member)
    let greeting: String? = if case .known(let entry, _) = standing { entry.greeting } else { nil }
    do {
      switch admission.tap(of: member, standing: standing, reader: reader, keyVersion: key.version, at: now) {
      case .reopen(let visit):
        subscribers.tell(.visit(VisitView(visit, greeting: greeting, isRepeated: true)))
        return .repeated
      case .begin(let checkIn):
        let id = try append(.checkIn(checkIn), at: now).sequence
        if let visit = admission.visit(id) {
          subscribers.tell(.visit(VisitView(visit, greeting: greeting, isRepeated: false)))
        }
        tellStation()
        return checkIn.visitor == .unknown ? .unknown : .accepted
      case .use, .alreadyUsed, .takeBack:
        preconditionFailure("a tap begins a visit or opens one again")
      }
    } catch {
      logger.error("a tap could not be recorded", metadata: ["reader": "\(reader)", "problem": "\(error)"])
      subscribers.tell(.tapFailed(problem: error.description))
      return .failed
    }
  }

  /// Somebody without a card checks in.
  func guest() -> Result<Reply, Problem> {
    press { now in .begin(.guest) }
  }

  /// A service is chosen in a visit.
  func use(_ service: ServiceCode, in visit: Int64) -> Result<Reply, Problem> {
    press { now throws(VisitRefusal) in
      try admission.use(service, in: visit, programme: documents.programme, at: now)
    }
  }

  /// The last press of a visit is taken back.
  func undo(in visit: Int64) -> Result<Reply, Problem> {
    press { now throws(VisitRefusal) in try admission.undo(in: visit, at: now) }
  }

  private func press(
    _ decide: (ClockReading) throws(VisitRefusal) -> VisitDecision
  ) -> Result<Reply, Problem> {
    let now = clock()
    let decision: VisitDecision
    do {
      decision = try decide(now)
    } catch {
      return .failure(Problem(error))
    }
    do throws(LedgerFailure) {
      switch decision {
      case .begin(let checkIn):
        let id = try append(.checkIn(checkIn), at: now).sequence
        tellStation()
        return visitReply(id)
      case .use(let use):
        _ = try append(.serviceUse(use), at: now)
        return visitReply(use.visit)
      case .alreadyUsed(let visit), .reopen(let visit): return visitReply(visit.id)
      case .takeBack(let correction):
        let open = admission.openVisit(holding: correction.corrects)
        _ = try append(.correction(correction), at: now)
        tellStation()
        return .success(.undone(open.flatMap { admission.visit($0) }.map { view(of: $0) }))
      }
    } catch {
      logger.error("a press could not be recorded", metadata: ["problem": "\(error)"])
      return .failure(.ledger(error.description))
    }
  }

  private func visitReply(_ id: Int64) -> Result<Reply, Problem> {
    admission.visit(id).map { .success(.visit(view(of: $0))) } ?? .failure(.noSuchVisit)
  }

  private func view(of visit: Visit) -> VisitView {
    var greeting: String?
    if let member = visit.member, case .known(let entry, _) = documents.standing(of: member) {
      greeting = entry.greeting
    }
    return VisitView(visit, greeting: greeting, isRepeated: false)
  }

  // MARK: What the parts of the station tell

  /// A reader came or went.
  func reader(_ name: String, became state: String, event: EventBody) {
    readerStates[name] = state
    do {
      _ = try append(event, at: clock())
    } catch {
      logger.error("a reader's change could not be recorded", metadata: ["reader": "\(name)", "problem": "\(error)"])
    }
    tellStation()
  }

  /// The district was spoken to, or could not be.
  func district(_ contact: DistrictContact) {
    guard contact != self.contact else { return }
    if contact.state != self.contact.state || contact.problem != self.contact.problem {
      logger.notice(
        "district", metadata: ["state": "\(contact.state.rawValue)", "problem": "\(contact.problem ?? "none")"])
    }
    self.contact = contact
    tellStation()
  }

  /// The district's programme or roster came into force.
  func applied(_ applied: ProgrammeApplied) {
    do {
      _ = try append(.programmeApplied(applied), at: clock())
    } catch {
      logger.error("the new programme could not be recorded", metadata: ["problem": "\(error)"])
    }
    tellStation()
  }

  /// Time passed: a day may have ended, the clock may have become right.
  func tick() {
    admission.forgetVisits(before: clock())
    tellStation()
  }

  // MARK: Telling

  /// What happens from now on, beginning with the station's present state.
  func notifications() -> AsyncStream<Notification> {
    subscribers.add(first: .station(stationView()))
  }

  private func tellStation() {
    subscribers.tell(.station(stationView()))
  }

  private func stationView() -> StationView {
    let now = clock()
    beginDayIfNeeded(EventTime(now, notBefore: newest?.time).wallMilliseconds)
    return StationView(
      id: ledger.source.station.description, name: settings.name, languages: settings.languages,
      utcOffsetSeconds: settings.calendar.zone.offsetSeconds(at: now.wallMilliseconds),
      services: documents.programme.services, checkInsToday: today.tally.checkInCount,
      isClockTrusted: now.isTrusted,
      lostReaders: settings.readers.map(\.name).filter { readerStates[$0] != "ready" && readerStates[$0] != "waiting" },
      district: contact, unsent: unsent())
  }

  /// Whether the desk still answers and its ledger can be read; asked by the watchdog.
  func isWell() -> Bool { (try? ledger.reader.acknowledged()) != nil }

  /// What the machine's clocks say.
  func now() -> ClockReading { clock() }

  private func unsent() -> Int64 {
    guard let acknowledged = try? ledger.reader.acknowledged() else { return 0 }
    return (newest?.sequence ?? 0) - acknowledged
  }

  // MARK: Writing

  private func append(_ body: EventBody, at now: ClockReading) throws(LedgerFailure) -> EventRecord {
    let records = try ledger.writer.append([body], at: now)
    for record in records {
      admission.record(record)
      beginDayIfNeeded(record.time.wallMilliseconds)
      today.tally.add(record)
      newest = record
    }
    nudgeUplink()
    guard let record = records.last else { preconditionFailure("one body gives one record") }
    return record
  }

  private func beginDayIfNeeded(_ moment: Int64) {
    guard settings.calendar.day(of: moment) != today.day else { return }
    today = Self.emptyDay(at: moment, settings.calendar)
  }

  private static func emptyDay(at moment: Int64, _ calendar: StationCalendar) -> (CivilDate, UsageTally) {
    let day = calendar.day(of: moment)
    return (day, UsageTally(calendar: calendar, moments: calendar.moments(from: day, to: day)))
  }
}
