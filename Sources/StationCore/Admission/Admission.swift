/// The rule that says which event a tap or a press means: recent visits in, a decision out.
///
/// A decision changes nothing here: only ``record(_:)`` does, once the ledger has the event, so that what this value
/// remembers is always what is on the disk.
public struct Admission: Sendable {
  /// A visit takes presses for at least this long, in milliseconds: 12 hours.
  public static let shortestLifetimeMilliseconds: Int64 = 12 * 3_600_000

  /// A visit takes presses for this long, in milliseconds: as long as a tap would open it again, and 12 hours at least.
  public var lifetimeMilliseconds: Int64 { max(Self.shortestLifetimeMilliseconds, repeatMilliseconds) }
  private var repeatMilliseconds: Int64
  private var memory = VisitMemory()

  /// A rule without memory; taps of a card sooner than so many minutes after its check-in open the visit again.
  public init(repeatMinutes: Int) {
    repeatMilliseconds = Int64(repeatMinutes) * 60_000
  }

  /// From now on, taps of a card sooner than so many minutes after its check-in open the visit again.
  public mutating func setRepeat(minutes: Int) { repeatMilliseconds = Int64(minutes) * 60_000 }

  /// What a tap of a card means, or the sight of a member code, with what is doubtful of it.
  ///
  /// Where the clocks do not tell how long the last visit is ago, the tap begins a new one: nobody is left uncounted.
  public func tap(
    of member: MemberRef, standing: MemberStanding, reader: String, keyVersion: Int, code: MemberCodeID? = nil,
    doubt: CheckIn.Doubt? = nil, at now: ClockReading
  ) -> VisitDecision {
    if let visit = memory.newestVisit(of: member), let age = visit.age(at: now).likelyMilliseconds,
      (0..<repeatMilliseconds).contains(age)
    {
      return .reopen(visit)
    }
    let known: (visitor: CheckIn.Visitor, trade: Trade?, membership: MembershipStatus?, roster: Int?) =
      switch standing {
      case .known(let entry, let version):
        (.member, entry.trade, entry.status == .lapsed ? .lapsed : nil, version)
      case .unknown(let version): (.unknown, nil, nil, version)
      case .noRoster: (.member, nil, nil, nil)
      }
    return .begin(
      CheckIn(
        visitor: known.visitor, member: member, trade: known.trade, reader: reader, keyVersion: keyVersion,
        rosterVersion: known.roster, membership: known.membership, code: code, doubt: doubt))
  }

  /// What the press of a service in a visit means.
  ///
  /// - Throws: ``VisitRefusal`` where the visit or the service is not there.
  public func use(
    _ service: ServiceCode, in visitID: Int64, programme: Programme, at now: ClockReading
  ) throws(VisitRefusal) -> VisitDecision {
    let visit = try visit(visitID, at: now)
    guard programme.service(service) != nil else { throw .noSuchService }
    if visit.uses.contains(where: { $0.service == service }) { return .alreadyUsed(visit) }
    return .use(ServiceUse(visit: visitID, service: service, member: visit.member))
  }

  /// What taking back the last press of a visit means: its newest service, or, without one, a guest's check-in.
  ///
  /// - Throws: ``VisitRefusal`` where the visit is not there or has nothing to take back.
  public func undo(in visitID: Int64, at now: ClockReading) throws(VisitRefusal) -> VisitDecision {
    let visit = try visit(visitID, at: now)
    guard let newest = visit.uses.last?.sequence ?? (visit.visitor == .guest ? visit.id : nil) else {
      throw .nothingToUndo
    }
    return .takeBack(Correction(corrects: newest, author: .visitor, reason: Correction.takenBack))
  }

  /// Takes in an event that is on the disk, whether just written or read back at the start.
  ///
  /// - Parameters:
  ///   - record: the event.
  ///   - moment: when it happened.
  public mutating func record(_ record: EventRecord, at moment: EventMoment) { memory.record(record, at: moment) }

  /// What counts of the visit that a check-in began; `nil` where it is not remembered, or void.
  public func visit(_ id: Int64) -> Visit? { memory.visit(id) }

  /// The visit that an event belongs to: the visit it began, or that it recorded a use in.
  public func openVisit(holding sequence: Int64) -> Int64? { memory.visit(holding: sequence) }

  /// Forgets visits that take no more presses.
  public mutating func forgetVisits(before now: ClockReading) {
    memory.forget(before: now, lifetime: lifetimeMilliseconds)
  }

  /// A visit ends only where it is certain that its time is over: no jump of a clock takes it from the visitor.
  private func visit(_ id: Int64, at now: ClockReading) throws(VisitRefusal) -> Visit {
    guard let visit = memory.visit(id), visit.age(at: now).atLeastMilliseconds < lifetimeMilliseconds else {
      throw .noSuchVisit
    }
    return visit
  }
}
