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
      admission.record(record)
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
      try desk.admission.undo(in: visit, at: Samples.clock(Admission.visitLifetimeMilliseconds))
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

  @Test func visitsThatTakeNoMorePressesAreForgotten() {
    var desk = Desk()
    let visit = desk.record(.checkIn(Samples.checkIn(Samples.member(1))))
    desk.admission.forgetVisits(before: Samples.clock(Admission.visitLifetimeMilliseconds - 1))
    #expect(desk.admission.visit(visit) != nil)
    desk.admission.forgetVisits(before: Samples.clock(Admission.visitLifetimeMilliseconds))
    #expect(desk.admission.visit(visit) == nil)
  }
}
