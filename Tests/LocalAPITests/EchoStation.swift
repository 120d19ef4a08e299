import LocalAPI
import StationCore
import Synchronization

/// A station that answers every request in a way that shows what it understood.
final class EchoStation: RequestHandler {
  static let view = StationView(
    id: "CY-SLT-003", name: "第三驿站", languages: ["zh-Hans", "en"], utcOffsetSeconds: 28_800,
    services: Programme.builtIn.services, checkInsToday: 3, isClockTrusted: true, lostReaders: ["counter"],
    concerns: [.diskLow],
    district: DistrictContact(state: .unreachable, lastContact: 5, problem: "no route"), unsent: 2)

  static let credential: KeeperCredential = {
    guard let id = ProgrammeID(rawValue: "wang"),
      let pin = PINHash(
        logCost: 10, parallelism: 1, salt: [UInt8](repeating: 1, count: 16), hash: [UInt8](repeating: 2, count: 32))
    else { fatalError("an id and a hash") }
    return KeeperCredential(id: id, name: "王师傅", role: .keeper, pin: pin, until: CivilDate("2026-12-31"))
  }()

  static let programme = ProgrammeReply(
    Programme(version: "7", services: Programme.builtIn.services, keepers: [credential]),
    notices: [
      ProgrammeNotice(id: credential.id, texts: ["zh-Hans": "初一休息"], until: NoticeTime("2026-02-17 12:00"))
    ], settings: StationSettings(repeatMinutes: 10, languages: ["zh-Hans"], upload: nil), applied: 0,
    refused: ProgrammeRefusal(version: nil, reason: "the signature is wrong", at: 1))

  private let subscribers = Mutex<[AsyncStream<Notification>.Continuation]>([])

  func answer(_ request: Request) async -> Result<Reply, Problem> {
    switch request {
    case .status:
      .success(
        .status(
          StatusReply(
            station: "CY-SLT-003", name: "第三驿站", ledger: "0123456789abcdef", lastSequence: 9, acknowledgedSequence: 7,
            setAside: 1,
            setAsideEvents: [SetAsideEntry(ledger: "0123456789abcdef", sequence: 8, reason: "no such type")],
            setAsideLedgers: [],
            readers: [
              StatusReply.Reader(
                name: "counter", device: "/dev/ttyUSB0", protocol: .em4100, configured: .em4100, speed: 9_600,
                state: "ready", problem: nil)
            ],
            clock: StatusReply.Clock(trusted: false), disk: StatusReply.Disk(free: 1, state: .low),
            programme: StatusReply.ProgrammeState(version: "7", roster: nil),
            district: StatusReply.District(
              DistrictContact(state: .connected, lastContact: 0), oldestUnsent: 1_000, nextAttempt: nil))))
    case .roster: .success(.roster(RosterReply(version: 7, members: 5, lapsed: 1, applied: 0)))
    case .programme: .success(.programme(Self.programme))
    case .signIn(let keeper, let pin):
      keeper.rawValue == "wang" && pin.bytes.count == 6
        ? .success(.signedIn(KeeperView(Self.credential))) : .failure(.keeper(.lockedOut(seconds: 30)))
    case .report(let from, let to, let step):
      .success(.report(UsageSeries(from: from, to: to, by: step).report(station: Self.station, unsent: 0)))
    case .events(let after, let limit): .success(.events(Self.views(after, limit)))
    case .verify: .success(.verify(VerifyReply(head: ChainHead(emptyLedgerOf: Self.source), newest: 0, fault: nil)))
    case .forward: .success(.forwarding)
    case .subscribe: .success(.subscribed)
    case .watchReaders: .success(.watching)
    case .guest: .success(.visit(Self.visit(1, [])))
    case .use(let visit, let service):
      visit == 404 ? .failure(.noSuchVisit) : .success(.visit(Self.visit(visit, [service])))
    case .correct(let order): Self.corrected(order)
    case .corrections(let from, let to, let after):
      .success(.corrections(from == to ? [] : [Self.entry(after + 1, corrects: nil, by: "", reason: "")]))
    case .undo(let visit): .success(.undone(visit == 1 ? nil : Self.visit(visit, [])))
    }
  }

  func notifications() async -> AsyncStream<Notification> {
    let (stream, continuation) = AsyncStream.makeStream(of: Notification.self)
    continuation.yield(.station(Self.view))
    subscribers.withLock { $0.append(continuation) }
    return stream
  }

  func watched(_ reader: String?) async throws(Problem) -> AsyncStream<Notification> {
    if let reader, reader != "counter" { throw .noSuchReader(reader) }
    let (stream, continuation) = AsyncStream.makeStream(of: Notification.self)
    continuation.yield(.watched(Self.moment))
    return stream
  }

  static let moment = ReaderMoment(
    at: 0, reader: "counter",
    frame: FrameDescription(.received, "card", [.init("data", "••••••••C6")], fault: "a frame with a wrong checksum"),
    tap: WatchedTap(
      CanonicalCard(technology: .em4100, bytes: [0, 0, 0, 0, 1]),
      on: ReaderConfiguration(name: "counter", device: "/dev/ttyS0", protocol: .line), answer: .accepted), keys: 4,
    state: "ready", problem: "noise")

  func tell(_ notification: Notification) {
    for continuation in subscribers.withLock({ $0 }) { continuation.yield(notification) }
  }

  static let station = StationID("CY-SLT-003") ?? { fatalError("a station id") }()
  static let source = EventSource(station: station, ledger: LedgerID(rawValue: 1))

  /// Two events that carry the numbers that were asked for.
  static func views(_ after: Int64, _ limit: Int) -> [EventView] {
    [
      EventView(event: "\(after)", moment: EventMoment(milliseconds: after, standing: .repaired)),
      EventView(event: "\(limit)", moment: EventMoment(milliseconds: -1, standing: .uncertain)),
    ]
  }

  static func visit(_ id: Int64, _ used: [ServiceCode]) -> VisitView {
    VisitView(visit: id, visitor: .member, greeting: "王师傅", isRepeated: false, used: used)
  }

  /// An entry whose reason shows what was understood of an order; event 404 is not there.
  static func corrected(_ order: CorrectionOrder) -> Result<Reply, Problem> {
    switch order.action {
    case .void(404): .failure(.correction(.noSuchEvent(404)))
    case .void(let event), .reassignVisitor(let event, _), .reassignService(let event, _):
      .success(.corrected(entry(9, corrects: event, by: order.by, reason: "\(order.action) \(order.reason)")))
    case .addCheckIn, .addServiceUse:
      .success(.corrected(entry(9, corrects: nil, by: order.by, reason: "\(order.action) \(order.reason)")))
    }
  }

  static func entry(_ sequence: Int64, corrects: Int64?, by: String, reason: String) -> CorrectionEntry {
    CorrectionEntry(
      sequence: sequence, time: Timestamp.text(0), action: corrects == nil ? .add : .void, corrects: corrects,
      event: corrects ?? sequence, eventTime: Timestamp.text(0), author: .keeper, by: by, reason: reason,
      effective: true, before: CorrectionEntry.Content(visitor: .guest))
  }
}
