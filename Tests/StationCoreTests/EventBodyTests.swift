import StationCore
import Testing

struct EventBodyTests {
  static let bodies: [EventBody] = [
    .checkIn(Samples.checkIn(Samples.member(1), .guardian)), .checkIn(.guest),
    .checkIn(
      CheckIn(
        visitor: .unknown, member: Samples.member(2), trade: nil, reader: "门口", keyVersion: 0, rosterVersion: 12)),
    .serviceUse(ServiceUse(visit: 7, service: Samples.hotWater, member: Samples.member(1))),
    .serviceUse(ServiceUse(visit: 7, service: Samples.hotWater, member: nil)),
    .correction(Correction(corrects: 9, author: .visitor, reason: Correction.takenBack)),
    .readerLost(ReaderChange(reader: "counter")), .readerFound(ReaderChange(reader: "counter")),
    .programmeApplied(ProgrammeApplied(programme: "7", roster: nil)),
    .programmeApplied(ProgrammeApplied(programme: "7", roster: 120)),
  ]

  @Test(arguments: bodies) func whatIsRecordedIsReadBack(body: EventBody) {
    let record = Samples.chain([body])[0]
    #expect(EventBody(record: record) == body)
    #expect(record.type == body.type.rawValue)
  }

  @Test func aTradeOfALaterVersionDoesNotHideTheVisit() {
    let record = EventRecord(
      sequence: 1, time: EventTime(Samples.clock(0), notBefore: nil), type: "warmstation.check-in",
      subject: Samples.member(1), data: #"{"trade":"astronaut","visitor":"member"}"#,
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
    ("warmstation.check-in", #"{"visitor":"member"}"#),
  ])
  func whatIsNotUnderstoodIsNoBody(type: String, data: String) {
    let record = EventRecord(
      sequence: 1, time: EventTime(Samples.clock(0), notBefore: nil), type: type, subject: nil, data: data,
      hash: .genesis(of: Samples.source))
    #expect(EventBody(record: record) == nil)
  }
}
