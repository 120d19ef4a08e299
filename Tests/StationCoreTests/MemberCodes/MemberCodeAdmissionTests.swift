import Crypto
import Testing

@testable import StationCore

@Suite struct MemberCodeAdmissionTests {
  private static let minute: Int64 = 60_000

  /// A station's rule for codes, and the ledger behind it.
  private struct Desk {
    var codes = MemberCodeAdmission()
    var bodies: [EventBody] = []
    var memberKeyVersion = 1

    mutating func judge(
      _ code: MemberCode, at milliseconds: Int64, trusted: Bool = true
    ) throws -> MemberCodeAdmission.Verdict {
      try codes.judge(
        SampleCodes.text(code), keys: [SampleCodes.publicKey], memberKeyVersion: memberKeyVersion,
        at: Samples.clock(milliseconds, trusted: trusted))
    }

    /// Judges a code, and records its check-in where it is admitted.
    mutating func show(_ code: MemberCode, at milliseconds: Int64, trusted: Bool = true) throws {
      guard case .admit(let admitted, let doubt) = try judge(code, at: milliseconds, trusted: trusted) else { return }
      let body = EventBody.checkIn(
        CheckIn(
          visitor: .member, member: admitted.member, trade: nil, reader: "counter", keyVersion: 1, rosterVersion: nil,
          code: admitted.id, doubt: doubt))
      let head = ChainHead(emptyLedgerOf: Samples.source)
      let record = EventRecord(
        body, sequence: Int64(bodies.count + 1),
        time: EventTime(Samples.clock(milliseconds, trusted: trusted), notBefore: nil), source: Samples.source,
        after: head.hash)
      codes.record(record, at: Samples.moment(of: record))
      bodies.append(body)
    }
  }

  private static let lifetimes: [(at: Int64, fault: MemberCodeFault?)] = [
    (0, nil), (-120_000, nil), (-120_001, .notYetValid(minutes: 3)), (-600_000, .notYetValid(minutes: 10)),
    (420_000, nil), (420_001, .expired(minutesAgo: 3)), (3_900_000, .expired(minutesAgo: 60)),
  ]

  @Test("The lifetime holds, with two minutes for the clocks", arguments: lifetimes)
  func lifetime(at milliseconds: Int64, fault: MemberCodeFault?) throws {
    var desk = Desk()
    let code = SampleCodes.code()
    if let fault {
      #expect(throws: fault) { try desk.judge(code, at: milliseconds) }
    } else {
      #expect(try desk.judge(code, at: milliseconds) == .admit(code, doubt: nil))
    }
  }

  @Test(arguments: [Int64(0), -86_400_000, 86_400_000])
  func anUntrustedClockJudgesNothingAndTheDoubtIsSaid(at milliseconds: Int64) throws {
    var desk = Desk()
    let code = SampleCodes.code()
    #expect(try desk.judge(code, at: milliseconds, trusted: false) == .admit(code, doubt: .clock))
  }

  @Test(arguments: [true, false])
  func aUsedCodeIsRefused(trusted: Bool) throws {
    var desk = Desk()
    try desk.show(SampleCodes.code(), at: 0, trusted: trusted)
    #expect(throws: MemberCodeFault.alreadyUsed) { try desk.judge(SampleCodes.code(), at: 10_000, trusted: trusted) }
    #expect(try desk.judge(SampleCodes.code(2), at: 10_000) == .admit(SampleCodes.code(2), doubt: nil))
  }

  @Test func aCodeThatIsHeldIsOneTapHoweverLong() throws {
    var desk = Desk()
    try desk.show(SampleCodes.code(), at: 0)
    for second in stride(from: Int64(9), to: 900, by: 9) {
      #expect(try desk.judge(SampleCodes.code(), at: second * 1000) == .sameTap(visit: 1))
    }
    #expect(throws: MemberCodeFault.alreadyUsed) {
      var other = Desk()
      try other.show(SampleCodes.code(), at: 0)
      _ = try other.judge(SampleCodes.code(), at: 10_001)
    }
  }

  @Test func aCodeIsUsedOnlyOnceItsCheckInIsOnTheDisk() throws {
    var desk = Desk()
    #expect(try desk.judge(SampleCodes.code(), at: 0) == .admit(SampleCodes.code(), doubt: nil))
    #expect(try desk.judge(SampleCodes.code(), at: 60_000) == .admit(SampleCodes.code(), doubt: nil))
  }

  @Test func usedCodesAreKnownAgainFromTheLedger() throws {
    var desk = Desk()
    try desk.show(SampleCodes.code(), at: 0)
    var restarted = Desk()
    for record in Samples.chain([.readerFound(ReaderChange(reader: "counter"))] + desk.bodies) {
      restarted.codes.record(record, at: Samples.moment(of: record))
    }
    #expect(throws: MemberCodeFault.alreadyUsed) { try restarted.judge(SampleCodes.code(), at: Self.minute) }
  }

  @Test func aClockThatRanBackOverARestartMakesNoUsedCodeTheSameTap() throws {
    var desk = Desk()
    try desk.show(SampleCodes.code(), at: 0)
    let boot = try #require(BootID(bytes: [UInt8](repeating: 7, count: 16)))
    let earlier = ClockReading(
      wallMilliseconds: Samples.morning - 60_000, boot: boot, sinceBootMilliseconds: 5_000, isTrusted: false)
    #expect(throws: MemberCodeFault.alreadyUsed) {
      try desk.codes.judge(
        SampleCodes.text(SampleCodes.code()), keys: [SampleCodes.publicKey], memberKeyVersion: 1, at: earlier)
    }
  }

  @Test func aCodeThatOpenedAVisitAgainIsUsedToo() throws {
    var desk = Desk()
    desk.codes.opened(visit: 4, by: SampleCodes.code().id, at: Samples.clock(0))
    #expect(try desk.judge(SampleCodes.code(), at: 3_000) == .sameTap(visit: 4))
    #expect(throws: MemberCodeFault.alreadyUsed) { try desk.judge(SampleCodes.code(), at: Self.minute) }
  }

  @Test func aCodeOfAnotherMemberKeyIsRefused() throws {
    var desk = Desk()
    desk.memberKeyVersion = 2
    #expect(throws: MemberCodeFault.otherMemberKey(version: 1)) { try desk.judge(SampleCodes.code(), at: 0) }
  }

  @Test func theMemoryIsBounded() {
    var codes = MemberCodeAdmission()
    for number in 1...5_000 {
      codes.opened(visit: Int64(number), by: MemberCodeID(rawValue: UInt64(number)), at: Samples.clock(Int64(number)))
    }
    #expect(codes.count == MemberCodeAdmission.capacity)
    codes.forgetCodes(before: Samples.clock(MemberCodeAdmission.memoryMilliseconds + 2_000))
    #expect(codes.count == 3_000)
    codes.forgetCodes(before: Samples.clock(MemberCodeAdmission.memoryMilliseconds + 5_000))
    #expect(codes.count == 0)
  }
}
