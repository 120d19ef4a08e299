import StationCore
import Testing

struct EventBodyTests {
  static let bodies: [EventBody] = [
    .checkIn(Samples.checkIn(Samples.member(1), .guardian)), .checkIn(.guest),
    .checkIn(
      CheckIn(
        visitor: .unknown, member: Samples.member(2), trade: nil, reader: "门口", keyVersion: 0, rosterVersion: 12)),
    .checkIn(
      CheckIn(
        visitor: .member, member: Samples.member(1), trade: .rider, reader: "counter", keyVersion: 1, rosterVersion: 12,
        membership: .lapsed, code: MemberCodeID(rawValue: 0x0102_0304_0506_0708), doubt: .clock)),
    .serviceUse(ServiceUse(visit: 7, service: Samples.hotWater, member: Samples.member(1))),
    .serviceUse(ServiceUse(visit: 7, service: Samples.hotWater, member: nil)),
    .correction(Correction(corrects: 9, author: .visitor, reason: Correction.takenBack)),
    .correction(Correction(.void(9), author: .keeper, by: "李芳", reason: "pressed twice")),
    .correction(Correction(.reassignVisitor(9, .guest), author: .keeper, by: "李芳", reason: "a colleague's card")),
    .correction(Correction(.reassignVisitor(9, rider), author: .keeper, by: "李芳", reason: "forgot the card")),
    .correction(Correction(.reassignService(9, Samples.rest), author: .keeper, by: "李芳", reason: "wrong digit")),
    .correction(Correction(.addCheckIn(rider, at: Samples.morning), author: .keeper, by: "李芳", reason: "power cut")),
    .correction(
      Correction(
        .addServiceUse(ServiceUse(visit: 3, service: Samples.rest, member: Samples.member(1)), at: Samples.morning),
        author: .keeper, by: "李芳", reason: "power cut")),
    .readerLost(ReaderChange(reader: "counter")), .readerFound(ReaderChange(reader: "counter")),
    .programmeApplied(ProgrammeApplied(programme: "7", roster: nil)),
    .programmeApplied(ProgrammeApplied(programme: "7", roster: 120)),
    .clockSynchronised(ClockSynchronised(bootedMilliseconds: 1_767_600_000_123)),
    .ledgerBegan(LedgerBegan(reason: .moved, previous: LedgerID(rawValue: 7), previousHead: head)),
    .ledgerBegan(
      LedgerBegan(reason: .damaged, previous: LedgerID(rawValue: 7), previousHead: head, problem: "event 4")),
    .ledgerBegan(LedgerBegan(reason: .damaged, previous: nil, previousHead: nil, problem: "the file is gone")),
    .ledgerPruned(LedgerPruned(through: head)), .diskLow(DiskChange(free: 4_096)),
    .diskRecovered(DiskChange(free: 1 << 40)),
  ]
  private static let rider = CountedVisitor(sameAs: 4, CountedVisitor(Samples.checkIn(Samples.member(1), .rider)))
  private static let head = ChainHead(sequence: 3, hash: .genesis(of: Samples.source))

  @Test(arguments: bodies) func whatIsRecordedIsReadBack(body: EventBody) {
    let record = Samples.chain([body])[0]
    #expect(EventBody(record: record) == body)
    #expect(record.type == body.type.rawValue)
  }

  @Test func aCheckInWithoutACodeIsWrittenAsBeforeThereWereAny() {
    #expect(
      EventBody.checkIn(Samples.checkIn(Samples.member(1))).data.canonicalText
        == #"{"key":1,"reader":"counter","visitor":"member"}"#)
    let code = CheckIn(
      visitor: .member, member: Samples.member(1), trade: nil, reader: "counter", keyVersion: 1, rosterVersion: nil,
      code: MemberCodeID(rawValue: 0x0102_0304_0506_0708), doubt: .clock)
    #expect(
      EventBody.checkIn(code).data.canonicalText
        == #"{"code":"0102030405060708","doubt":"clock","key":1,"reader":"counter","visitor":"member"}"#)
  }

  @Test func aVisitorsUndoIsWrittenAsBeforeThereWereOtherCorrections() {
    #expect(
      EventBody.correction(Correction(corrects: 9, author: .visitor, reason: Correction.takenBack)).data.canonicalText
        == #"{"author":"visitor","corrects":9,"reason":"taken back"}"#)
    #expect(
      EventBody.correction(Correction(.addCheckIn(Self.rider, at: 0), author: .keeper, by: "李芳", reason: "x")).data
        .canonicalText
        == #"{"action":"add","at":"1970-01-01T00:00:00.000Z","author":"keeper","by":"李芳","reason":"x","sameAs":4,"#
        + #""trade":"rider","visitor":"member"}"#)
  }

  @Test func aTradeOfALaterVersionDoesNotHideTheVisit() {
    let record = EventRecord(
      sequence: 1, time: EventTime(Samples.clock(0), notBefore: nil), type: "warmstation.check-in",
      subject: Samples.member(1), data: #"{"code":"short","doubt":"weather","trade":"astronaut","visitor":"member"}"#,
      hash: .genesis(of: Samples.source))
    #expect(
      EventBody(record: record)
        == .checkIn(
          CheckIn(
            visitor: .member, member: Samples.member(1), trade: nil, reader: nil, keyVersion: nil, rosterVersion: nil)))
  }

  @Test(arguments: [
    ("warmstation.not-yet-invented", "{}"), ("warmstation.check-in", #"{"visitor":"stranger"}"#),
    ("warmstation.check-in", "[]"), ("warmstation.service-use", #"{"visit":"7","service":"rest"}"#),
    ("warmstation.service-use", #"{"visit":7,"service":"Hot Water"}"#), ("warmstation.correction", "{"),
    ("warmstation.correction", #"{"action":"forget","author":"keeper","corrects":1,"reason":"x"}"#),
    ("warmstation.correction", #"{"action":"add","author":"keeper","corrects":1,"reason":"x","visitor":"guest"}"#),
    ("warmstation.correction", #"{"action":"reassign","author":"keeper","corrects":1,"reason":"x"}"#),
    (
      "warmstation.correction",
      #"{"action":"reassign","author":"keeper","corrects":1,"reason":"x","visitor":"member"}"#
    ),
    ("warmstation.check-in", #"{"visitor":"member"}"#),
    ("warmstation.clock-synchronised", #"{"booted":"2026"}"#), ("warmstation.ledger-began", #"{"reason":"moved"}"#),
    ("warmstation.ledger-pruned", #"{"hash":"00","through":3}"#), ("warmstation.disk-low", "{}"),
  ])
  func whatIsNotUnderstoodIsNoBody(type: String, data: String) {
    let record = EventRecord(
      sequence: 1, time: EventTime(Samples.clock(0), notBefore: nil), type: type, subject: nil, data: data,
      hash: .genesis(of: Samples.source))
    #expect(EventBody(record: record) == nil)
  }
}
