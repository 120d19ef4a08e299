import Testing

@testable import District

@Suite struct ConnectionPaceTests {
  private var pace: ConnectionPace
  private let handshake = ServerProtection().handshakeTime
  private let request = ServerProtection().requestTime

  init() { pace = ConnectionPace(ServerProtection(), at: 0) }

  private mutating func ask(at now: Int64, identified: Bool) {
    _ = pace.came(100, at: now)
    pace.headRead(at: now)
    pace.requestRead()
    pace.answerBegan()
    pace.answered(identified: identified, at: now)
  }

  @Test func whoSaysNothingIsCutAfterTheHandshakesTime() {
    #expect(pace.deadline == handshake)
    #expect(pace.cut(at: handshake - 1) == nil)
    #expect(pace.cut(at: handshake) == .abruptly)
  }

  @Test mutating func whoAsksNothingIsCutAfterARequestsTime() {
    pace.connected(at: 5)
    #expect(pace.deadline == 5 + request)
    #expect(pace.cut(at: 5 + request) == .silently)
  }

  @Test mutating func aStationsConnectionMayBeIdle() {
    pace.connected(at: 0)
    ask(at: 1_000, identified: true)
    #expect(pace.deadline == nil && pace.cut(at: 70 * 60_000) == nil)
  }

  @Test mutating func aConnectionWithoutACertificateMayNot() {
    pace.connected(at: 0)
    ask(at: 1_000, identified: false)
    #expect(pace.cut(at: 1_000 + request) == .silently)
  }

  @Test mutating func aHeadThatTricklesIsAnswered() {
    pace.connected(at: 0)
    for moment in stride(from: Int64(0), to: request, by: 1_000) { #expect(pace.came(1, at: moment) == nil) }
    #expect(pace.cut(at: request - 1) == nil)
    #expect(pace.cut(at: request) == .saying(.tooSlow))
  }

  @Test mutating func aBodyThatTricklesIsAnsweredToo() {
    pace.connected(at: 0)
    ask(at: 0, identified: true)
    _ = pace.came(200, at: 10_000)
    pace.headRead(at: 10_000)
    for moment in stride(from: Int64(10_000), to: 10_000 + request, by: 1_000) {
      #expect(pace.came(1, at: moment) == nil && pace.bodyRead(1) == nil)
    }
    #expect(pace.cut(at: 10_000 + request) == .saying(.tooSlow))
  }

  @Test mutating func aRequestThatIsBeingAnsweredHasAllTheTimeItNeeds() {
    pace.connected(at: 0)
    _ = pace.came(100, at: 0)
    pace.headRead(at: 0)
    pace.requestRead()
    #expect(pace.deadline == nil)
    pace.answerBegan()
    #expect(pace.cut(at: 3_600_000) == nil)
  }

  @Test mutating func anAnswerThatIsNotTakenEndsTheConnection() {
    pace.connected(at: 0)
    _ = pace.came(100, at: 0)
    pace.headRead(at: 0)
    pace.requestRead()
    pace.answerBegan()
    pace.taking(false, at: 7)
    pace.taking(false, at: 9)
    #expect(pace.cut(at: 7 + request) == .abruptly)
    pace.taking(true, at: 10)
    #expect(pace.cut(at: 7 + request) == nil)
  }

  @Test mutating func aBodyThatWasRefusedIsPassedOverUpToALimit() {
    pace.connected(at: 0)
    _ = pace.came(100, at: 0)
    pace.headRead(at: 0)
    pace.answerBegan()
    pace.answered(identified: true, at: 1)
    var passed = 0
    while pace.bodyRead(1 << 20) == nil { passed += 1 }
    #expect(passed == 16)
    #expect(pace.cut(at: request) == .silently)
  }

  @Test mutating func aHeadWithoutEndIsRefused() {
    pace.connected(at: 0)
    var cut: ConnectionPace.Cut?
    var sent = 0
    while cut == nil, sent < 1 << 20 {
      cut = pace.came(1_000, at: 0)
      sent += 1_000
    }
    #expect(cut == .saying(.headTooLarge) && sent < 100_000)
  }

  @Test mutating func noWordsAreWrittenIntoAnotherAnswer() {
    pace.connected(at: 0)
    _ = pace.came(100, at: 0)
    pace.headRead(at: 0)
    pace.requestRead()
    _ = pace.came(10, at: 1)
    #expect(pace.refusal(.notHTTP) == .silently)
    pace.answerBegan()
    pace.answered(identified: true, at: 2)
    #expect(pace.refusal(.notHTTP) == .saying(.notHTTP))
  }
}
