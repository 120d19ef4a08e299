import StationCore
import Testing

struct AdmissionTests {
  /// An admission rule with a chain behind it, as the desk uses them.
  private struct Desk {
    var admission: Admission
    var bodies: [EventBody] = []

    init(repeatMinutes: Int = 10) { admission = Admission(repeatMinutes: repeatMinutes) }

    @discardableResult mutating func record(_ body: EventBody) -> Int64 {
      bodies.append(body)
      let record = Samples.chain(bodies)[bodies.count - 1]
      admission.record(record, at: Samples.moment(of: record))
      return record.sequence
    }

    func tap(_ member: UInt8, _ standing: MemberStanding = .noRoster, at milliseconds: Int64) -> VisitDecision {
      admission.tap(
        of: Samples.member(member), standing: standing, reader: "counter", keyVersion: 1,
        at: Samples.clock(milliseconds))
    }
  }

  @Test func theFirstTapBeginsAVisit() {
    #expect(Desk().tap(1, at: 0) == .begin(Samples.checkIn(Samples.member(1))))
  }

  @Test func theRosterSaysWhoCameAndNobodyIsTurnedAway() {
    let entry = RosterEntry(member: Samples.member(1), trade: .rider, greeting: "王师傅")
    guard case .begin(let known) = Desk().tap(1, .known(entry, rosterVersion: 3), at: 0),
      case .begin(let unknown) = Desk().tap(1, .unknown(rosterVersion: 3), at: 0)
    else {
      Issue.record("a tap must begin a visit")
      return
    }
    #expect(known.visitor == .member && known.trade == .rider && known.rosterVersion == 3)
    #expect(unknown.visitor == .unknown && unknown.trade == nil && unknown.rosterVersion == 3)
    #expect(known.membership == nil && unknown.membership == nil)
  }

  @Test func aLapsedMembershipIsNotedAndTurnsNobodyAway() {
    let entry = RosterEntry(member: Samples.member(1), trade: .rider, greeting: nil, status: .lapsed)
    guard case .begin(let lapsed) = Desk().tap(1, .known(entry, rosterVersion: 3), at: 0) else {
      Issue.record("a tap must begin a visit")
      return
    }
    #expect(lapsed.visitor == .member && lapsed.membership == .lapsed && lapsed.trade == .rider)
  }

  @Test(arguments: [(Int64(0), true), (599_999, true), (600_000, false), (3_600_000, false)])
  func aTapWithinTheRepeatTimeOpensTheVisitAgain(after milliseconds: Int64, isRepeat: Bool) {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    if case .reopen(let open) = desk.tap(1, at: milliseconds) {
      #expect(isRepeat && open.id == visit)
    } else {
      #expect(!isRepeat)
    }
  }

  @Test func withZeroRepeatMinutesEveryTapIsAVisit() {
    var desk = Desk(repeatMinutes: 0)
    desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    #expect(desk.tap(1, at: 1) == .begin(Samples.checkIn(Samples.member(1))))
  }

  @Test func anotherCardBeginsItsOwnVisit() {
    var desk = Desk()
    desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    #expect(desk.tap(2, at: 100) == .begin(Samples.checkIn(Samples.member(2))))
  }

  @Test func aStepOfTheWallClockDoesNotMakeARepeatAVisit() {
    var desk = Desk()
    desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    let stepped = ClockReading(
      wallMilliseconds: Samples.morning + 86_400_000, boot: Samples.boot, sinceBootMilliseconds: 61_000, isTrusted: true
    )
    let decision = desk.admission.tap(
      of: Samples.member(1), standing: .noRoster, reader: "counter", keyVersion: 1, at: stepped)
    guard case .reopen = decision else {
      Issue.record("a second later by the steady clock is a repeat")
      return
    }
  }

  @Test func aServiceIsRecordedOnceAVisit() throws {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    let use = ServiceUse(visit: visit, service: Samples.hotWater, member: Samples.member(1))
    let now = Samples.clock(3000)
    #expect(try desk.admission.use(Samples.hotWater, in: visit, programme: .builtIn, at: now) == .use(use))
    desk.record(.serviceUse(use))
    guard case .alreadyUsed = try desk.admission.use(Samples.hotWater, in: visit, programme: .builtIn, at: now) else {
      Issue.record("the second press changes nothing")
      return
    }
  }

  @Test func whatIsNotThereIsRefused() {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    let now = Samples.clock(3000)
    #expect(throws: VisitRefusal.noSuchVisit) {
      try desk.admission.use(Samples.rest, in: 99, programme: .builtIn, at: now)
    }
    #expect(throws: VisitRefusal.noSuchService) {
      try desk.admission.use(Samples.service("sauna"), in: visit, programme: .builtIn, at: now)
    }
    #expect(throws: VisitRefusal.nothingToUndo) { try desk.admission.undo(in: visit, at: now) }
    #expect(throws: VisitRefusal.noSuchVisit) {
      try desk.admission.undo(in: visit, at: Samples.clock(Admission.shortestLifetimeMilliseconds))
    }
  }

  @Test func undoTakesBackTheNewestServiceAndThenTheOneBefore() throws {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    let water = desk.record(.serviceUse(ServiceUse(visit: visit, service: Samples.hotWater, member: nil)))
    let rest = desk.record(.serviceUse(ServiceUse(visit: visit, service: Samples.rest, member: nil)))
    for expected in [rest, water] {
      guard case .takeBack(let correction) = try desk.admission.undo(in: visit, at: Samples.clock(9000)) else {
        Issue.record("an undo is a correction")
        return
      }
      #expect(correction.corrects == expected && correction.author == .visitor)
      desk.record(.correction(correction))
    }
    #expect(desk.admission.visit(visit)?.uses.isEmpty == true)
  }

  @Test func undoWithoutAServiceTakesAGuestsCheckInBack() throws {
    var desk = Desk()
    let visit = desk.record(.checkIn(.guest))
    guard case .takeBack(let correction) = try desk.admission.undo(in: visit, at: Samples.clock(9000)) else {
      Issue.record("an undo is a correction")
      return
    }
    desk.record(.correction(correction))
    #expect(correction.corrects == visit && desk.admission.visit(visit) == nil)
  }

  @Test func afterItsCheckInIsVoidedACardBeginsAnew() {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    desk.record(.correction(Correction(corrects: visit, author: .keeper, reason: "test card")))
    #expect(desk.tap(1, at: 5000) == .begin(Samples.checkIn(Samples.member(1))))
  }

  private func keeper(_ action: Correction.Action) -> EventBody {
    .correction(Correction(action, author: .keeper, by: "李芳", reason: "x"))
  }

  @Test func aReassignedVisitIsItsNewMembersAndNoLongerTheOthers() {
    var desk = Desk()
    let visit = desk.record(.checkIn(.guest))
    let correct = desk.record(
      keeper(.reassignVisitor(visit, CountedVisitor(Samples.checkIn(Samples.member(1))))))
    guard case .reopen(let open) = desk.tap(1, at: 5000) else {
      Issue.record("the visit is the member's")
      return
    }
    #expect(open.id == visit && open.visitor == .member)
    desk.record(keeper(.void(correct)))
    #expect(desk.tap(1, at: 6000) == .begin(Samples.checkIn(Samples.member(1))))
    #expect(desk.admission.visit(visit)?.visitor == .guest)
  }

  @Test func anAddedVisitIsKnownAtItsTime() throws {
    var desk = Desk()
    desk.record(.checkIn(.guest))
    let added = desk.record(
      keeper(.addCheckIn(CountedVisitor(Samples.checkIn(Samples.member(1))), at: Samples.morning - 500_000)))
    guard case .reopen(let open) = desk.tap(1, at: 5000) else {
      Issue.record("the added visit is known")
      return
    }
    #expect(open.id == added)
    #expect(desk.tap(1, at: 200_000) == .begin(Samples.checkIn(Samples.member(1))))
    let use = desk.record(
      keeper(
        .addServiceUse(
          ServiceUse(visit: added, service: Samples.rest, member: Samples.member(1)), at: Samples.morning)))
    #expect(desk.admission.visit(added)?.uses == [Visit.Use(sequence: use, service: Samples.rest)])
    #expect(desk.admission.openVisit(holding: use) == added)
  }

  @Test func aReassignedServiceIsTheVisitsAndAVoidedVisitComesBack() {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    let use = desk.record(.serviceUse(ServiceUse(visit: visit, service: Samples.rest, member: nil)))
    desk.record(keeper(.reassignService(use, Samples.hotWater)))
    #expect(desk.admission.visit(visit)?.uses.map(\.service) == [Samples.hotWater])
    let void = desk.record(keeper(.void(visit)))
    #expect(desk.admission.visit(visit) == nil)
    desk.record(keeper(.void(void)))
    #expect(desk.admission.visit(visit)?.uses.map(\.service) == [Samples.hotWater])
    guard case .reopen(let open) = desk.tap(1, at: 9000) else {
      Issue.record("the visit counts again")
      return
    }
    #expect(open.id == visit)
  }

  @Test func visitsThatTakeNoMorePressesAreForgotten() {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    desk.admission.forgetVisits(before: Samples.clock(Admission.shortestLifetimeMilliseconds - 1))
    #expect(desk.admission.visit(visit) != nil)
    desk.admission.forgetVisits(before: Samples.clock(Admission.shortestLifetimeMilliseconds))
    #expect(desk.admission.visit(visit) == nil)
  }

  @Test func aVisitLastsAsLongAsATapOpensItAgain() {
    var admission = Admission(repeatMinutes: 1_440)
    let record = Samples.chain([.checkIn(Samples.checkIn(Samples.member(1)))])[0]
    admission.record(record, at: Samples.moment(of: record))
    let late = Samples.clock(23 * 3_600_000)
    admission.forgetVisits(before: late)
    let decision = admission.tap(
      of: Samples.member(1), standing: .noRoster, reader: "counter", keyVersion: 1, at: late)
    guard case .reopen = decision else {
      Issue.record("23 hours later a tap is still a repeat")
      return
    }
  }

  /// A visit of an earlier boot: at which moment of which standing it began, what the clocks say now, and what follows.
  struct Restart: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var standing = EventMoment.Standing.recorded
    var minutesLater: Int64
    var minutesSinceBoot: Int64
    var isTrusted = true
    let isRepeat: Bool
    let isOpen: Bool
  }

  @Test(arguments: [
    Restart(testDescription: "a short power cut", minutesLater: 5, minutesSinceBoot: 2, isRepeat: true, isOpen: true),
    Restart(
      testDescription: "a night without power", minutesLater: 900, minutesSinceBoot: 5, isRepeat: false, isOpen: false),
    Restart(
      testDescription: "a clock with a battery that nobody vouches for", standing: .uncertain, minutesLater: 5,
      minutesSinceBoot: 2, isTrusted: false, isRepeat: true, isOpen: true),
    Restart(
      testDescription: "the same after a night", standing: .uncertain, minutesLater: 900, minutesSinceBoot: 5,
      isTrusted: false, isRepeat: false, isOpen: true),
    Restart(
      testDescription: "a clock that is back in 1970", minutesLater: -29_000_000, minutesSinceBoot: 2, isTrusted: false,
      isRepeat: false, isOpen: true),
    Restart(
      testDescription: "a clock back in 1970, thirteen hours on", minutesLater: -29_000_000, minutesSinceBoot: 780,
      isTrusted: false, isRepeat: false, isOpen: false),
    Restart(
      testDescription: "from 1970 to the right time", standing: .uncertain, minutesLater: 29_000_000,
      minutesSinceBoot: 2, isRepeat: false, isOpen: true),
    Restart(
      testDescription: "a clock that was years ahead", standing: .uncertain, minutesLater: -2_000_000,
      minutesSinceBoot: 2, isRepeat: false, isOpen: true),
  ])
  func aRestartNeitherKeepsAVisitForEverNorEndsItForAJump(restart: Restart) throws {
    var admission = Admission(repeatMinutes: 10)
    let record = Samples.chain([.checkIn(Samples.checkIn(Samples.member(1)))])[0]
    admission.record(record, at: EventMoment(milliseconds: Samples.morning, standing: restart.standing))
    let now = ClockReading(
      wallMilliseconds: Samples.morning + restart.minutesLater * 60_000,
      boot: try #require(BootID(bytes: [UInt8](repeating: 7, count: 16))),
      sinceBootMilliseconds: restart.minutesSinceBoot * 60_000, isTrusted: restart.isTrusted)
    admission.forgetVisits(before: now)
    #expect((admission.visit(record.sequence) != nil) == restart.isOpen)
    let decision = admission.tap(
      of: Samples.member(1), standing: .noRoster, reader: "counter", keyVersion: 1, at: now)
    let isRepeat = if case .reopen = decision { true } else { false }
    #expect(isRepeat == restart.isRepeat)
  }
}
