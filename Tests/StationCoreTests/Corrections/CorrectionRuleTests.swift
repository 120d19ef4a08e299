import StationCore
import Testing

struct CorrectionRuleTests {
  private static let calendar = StationCalendar(zone: Samples.zone)

  /// A ledger's beginning: 1 a member's check-in with 2 a use, 3 a guest's, 4 a lost reader, 5 an unknown card's, 6 a
  /// void guest's check-in, which 7 voided, 8 a use in that visit.
  private static let bodies: [EventBody] = [
    .checkIn(Samples.checkIn(Samples.member(1), .rider)),
    .serviceUse(ServiceUse(visit: 1, service: Samples.hotWater, member: Samples.member(1))), .checkIn(.guest),
    .readerLost(ReaderChange(reader: "counter")),
    .checkIn(
      CheckIn(
        visitor: .unknown, member: Samples.member(2), trade: nil, reader: "counter", keyVersion: 1, rosterVersion: 1)),
    .checkIn(.guest), .correction(Correction(corrects: 6, author: .visitor, reason: Correction.takenBack)),
    .serviceUse(ServiceUse(visit: 6, service: Samples.rest, member: nil)),
  ]
  private static let now = Samples.morning + 3_600_000

  private static func decide(
    _ action: CorrectionOrder.Action, by: String = "李芳", reason: String = "x", after: [EventBody] = [],
    prunedThrough: Int64 = 0, firstOpenDay: CivilDate? = nil
  ) throws(CorrectionRefusal) -> Correction {
    var facts = CorrectionFacts(prunedThrough: prunedThrough, firstOpenDay: firstOpenDay)
    for record in Samples.chain(bodies + after) where record.sequence > prunedThrough {
      facts.add(record, at: record.time.wallMilliseconds)
    }
    return try CorrectionRule(facts, programme: .builtIn, calendar: calendar, now: now)
      .decide(CorrectionOrder(action, by: by, reason: reason))
  }

  private static let rider = CountedVisitor(sameAs: 1, CountedVisitor(Samples.checkIn(Samples.member(1), .rider)))

  @Test func whatMayBeCorrectedBecomesACorrection() throws {
    #expect(
      try Self.decide(.void(1), by: " 李芳 ", reason: "\tpressed twice\u{3000}")
        == Correction(.void(1), author: .keeper, by: "李芳", reason: "pressed twice"))
    #expect(try Self.decide(.void(2)).action == .void(2))
    #expect(try Self.decide(.void(7)).action == .void(7), "a visitor's undoing can be undone")
    #expect(try Self.decide(.reassignVisitor(3, .memberOf(1))).action == .reassignVisitor(3, Self.rider))
    #expect(try Self.decide(.reassignVisitor(1, .guest)).action == .reassignVisitor(1, .guest))
    #expect(try Self.decide(.reassignService(2, Samples.rest)).action == .reassignService(2, Samples.rest))
    let moment = Samples.morning + 60_000
    #expect(try Self.decide(.addCheckIn(.guest, at: moment)).action == .addCheckIn(.guest, at: moment))
    #expect(try Self.decide(.addCheckIn(.memberOf(1), at: moment)).action == .addCheckIn(Self.rider, at: moment))
    let use = ServiceUse(visit: 1, service: Samples.rest, member: Samples.member(1))
    #expect(
      try Self.decide(.addServiceUse(Samples.rest, visit: 1, at: moment)).action == .addServiceUse(use, at: moment))
    #expect(
      try Self.decide(.addServiceUse(Samples.rest, visit: 1, at: nil)).action
        == .addServiceUse(use, at: Samples.morning))
  }

  @Test(
    arguments: [
      (CorrectionOrder.Action.void(99), CorrectionRefusal.noSuchEvent(99)), (.void(0), .noSuchEvent(0)),
      (.void(4), .notCounted(4, type: "warmstation.reader-lost")), (.void(6), .alreadyVoid(6)),
      (.void(8), .alreadyVoid(8)), (.reassignVisitor(2, .guest), .notACheckIn(2)),
      (.reassignVisitor(3, .guest), .noChange(3)), (.reassignVisitor(6, .guest), .alreadyVoid(6)),
      (.reassignVisitor(3, .memberOf(5 + 94)), .noSuchEvent(99)), (.reassignVisitor(3, .memberOf(6)), .noMember(6)),
      (.reassignVisitor(1, .memberOf(1)), .noChange(1)), (.reassignVisitor(3, .memberOf(2)), .notACheckIn(2)),
      (.reassignService(1, Samples.rest), .notAServiceUse(1)), (.reassignService(2, Samples.hotWater), .noChange(2)),
      (.reassignService(8, Samples.hotWater), .alreadyVoid(8)),
      (.reassignService(2, Samples.service("sauna")), .noSuchService("sauna")),
      (.addCheckIn(.guest, at: now + 1), .inFuture),
      (.addCheckIn(.memberOf(1), at: Samples.morning), .alreadyCheckedIn(sequence: 1)),
      (.addServiceUse(Samples.hotWater, visit: 1, at: nil), .alreadyUsed(visit: 1, sequence: 2)),
      (.addServiceUse(Samples.rest, visit: 6, at: nil), .alreadyVoid(6)),
      (.addServiceUse(Samples.rest, visit: 2, at: nil), .notACheckIn(2)),
      (.addServiceUse(Samples.service("sauna"), visit: 1, at: nil), .noSuchService("sauna")),
      (.addServiceUse(Samples.rest, visit: 1, at: Samples.morning - 60_001), .outsideVisit(1)),
      (.addServiceUse(Samples.rest, visit: 1, at: now + 60_000), .inFuture),
    ] as [(CorrectionOrder.Action, CorrectionRefusal)])
  func whatMayNotBeCorrectedIsRefusedWithItsReason(action: CorrectionOrder.Action, refusal: CorrectionRefusal) {
    #expect(throws: refusal) { try Self.decide(action) }
    #expect(!refusal.words.isEmpty)
  }

  @Test func aCorrectionCanBeUndoneOnceAndRedone() throws {
    let void = EventBody.correction(try Self.decide(.void(1)))
    #expect(throws: CorrectionRefusal.alreadyVoid(1)) { try Self.decide(.void(1), after: [void]) }
    let undo = EventBody.correction(try Self.decide(.void(9), after: [void]))
    #expect(throws: CorrectionRefusal.alreadyVoid(9)) { try Self.decide(.void(9), after: [void, undo]) }
    #expect(try Self.decide(.void(1), after: [void, undo]).action == .void(1))
    #expect(try Self.decide(.void(10), after: [void, undo]).action == .void(10))
  }

  @Test func anAddedEventIsCorrectedLikeARecordedOne() throws {
    let added = EventBody.correction(try Self.decide(.addCheckIn(.guest, at: Samples.morning + 60_000)))
    #expect(
      try Self.decide(.reassignVisitor(9, .memberOf(1)), after: [added]).action == .reassignVisitor(9, Self.rider))
    #expect(
      try Self.decide(.addServiceUse(Samples.rest, visit: 9, at: nil), after: [added]).action
        == .addServiceUse(ServiceUse(visit: 9, service: Samples.rest, member: nil), at: Samples.morning + 60_000))
    let void = EventBody.correction(try Self.decide(.void(9), after: [added]))
    #expect(throws: CorrectionRefusal.alreadyVoid(9)) { try Self.decide(.void(9), after: [added, void]) }
  }

  @Test func theDayOfAMinuteGivenForAUseIsThatOfTheVisit() throws {
    let early = try Self.decide(.addServiceUse(Samples.rest, visit: 3, at: Samples.morning - 30_000))
    #expect(early.addedAt == Samples.morning + 2000, "never before the check-in")
  }

  @Test func whatWasRemovedOrIsClosedIsNotCorrected() throws {
    #expect(throws: CorrectionRefusal.pruned(1)) { try Self.decide(.void(1), prunedThrough: 2) }
    #expect(throws: CorrectionRefusal.pruned(6)) { try Self.decide(.void(7), prunedThrough: 6) }
    #expect(throws: CorrectionRefusal.pruned(1)) {
      try Self.decide(.reassignVisitor(3, .memberOf(1)), prunedThrough: 1)
    }
    let tomorrow = Self.calendar.day(of: Samples.morning).adding(days: 1)
    let closed = CorrectionRefusal.dayClosed(first: tomorrow.description)
    #expect(throws: closed) { try Self.decide(.void(1), firstOpenDay: tomorrow) }
    #expect(throws: closed) { try Self.decide(.void(7), firstOpenDay: tomorrow) }
    #expect(throws: closed) { try Self.decide(.addCheckIn(.guest, at: Samples.morning), firstOpenDay: tomorrow) }
    #expect(try Self.decide(.void(1), firstOpenDay: tomorrow.adding(days: -1)).action == .void(1))
  }

  @Test(arguments: [
    ("", CorrectionRefusal.emptyText(.by)), (" \u{3000}\n", .emptyText(.by)),
    (String(repeating: "芳", count: 201), .textTooLong(.by, limit: 200)), ("a\nb", .unprintableText(.by)),
    ("a\u{1B}[2J", .unprintableText(.by)), ("a\u{202E}b", .unprintableText(.by)), ("a\u{2028}b", .unprintableText(.by)),
  ])
  func aNameThatCannotStandInAListIsRefused(name: String, refusal: CorrectionRefusal) {
    #expect(throws: refusal) { try Self.decide(.void(1), by: name) }
  }

  @Test func aReasonIsCheckedLikeAName() throws {
    #expect(throws: CorrectionRefusal.emptyText(.reason)) { try Self.decide(.void(1), reason: " ") }
    #expect(try Self.decide(.void(1), reason: String(repeating: "芳", count: 200)).reason.count == 200)
  }

  @Test func anAuditorSeesWhatWasAndWhatIs() throws {
    var facts = CorrectionFacts()
    let corrections: [EventBody] = [
      .correction(try Self.decide(.reassignVisitor(3, .memberOf(1)))), .correction(try Self.decide(.void(3))),
      .correction(Correction(.void(10), author: .keeper, by: "王强", reason: "it was right")),
    ]
    for record in Samples.chain(Self.bodies + corrections) { facts.add(record, at: record.time.wallMilliseconds) }
    let reassigned = try #require(facts.entry(9))
    let rider = CorrectionEntry.Content(visitor: .member, trade: .rider, sameAs: 1)
    #expect(reassigned.before == CorrectionEntry.Content(visitor: .guest) && reassigned.now == rider)
    #expect(reassigned.effective && reassigned.by == "李芳" && reassigned.event == 3)
    let void = try #require(facts.entry(10))
    #expect(void.before == rider && void.now == rider && !void.effective && void.undoneBy == 11)
    let undo = try #require(facts.entry(11))
    #expect(undo.before == nil && undo.now == rider && undo.corrects == 10 && undo.event == 3)
    #expect(facts.entry(7)?.author == .visitor && facts.entry(7)?.now == nil && facts.entry(1) == nil)
  }
}
