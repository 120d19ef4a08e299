import DistrictProtocol
import StationCore
import TestSupport
import Testing

@testable import Uplink

@Suite struct ForwardingStateTests {
  private static let schedule = Samples.schedule(.prompt)
  private var generator = SeededGenerator(seed: 11)
  private var state = ForwardingState(acknowledged: 10, schedule: Self.schedule)

  /// A ledger of 3,000 events, of which ten are acknowledged, is being sent.
  init() { _ = state.handle(.started, newest: 3_000, at: 0, using: &generator) }

  private mutating func handle(
    _ input: ForwardingState.Input, newest: Int64 = 0, at now: Int64 = 0
  ) -> ForwardingState.Step {
    state.handle(input, newest: newest, at: now, using: &generator)
  }

  private mutating func answer(
    _ outcome: DeliveryOutcome, _ batch: ClosedRange<Int64>, at now: Int64 = 0, retryAfter: Int64? = nil
  ) -> ForwardingState.Step {
    handle(.answered(outcome, batch: batch, retryAfter: retryAfter), at: now)
  }

  private func moment(_ step: ForwardingState.Step) throws -> Int64 {
    guard case .wait(let until?) = step.next else { throw Unexpected(step: step) }
    return until
  }

  private struct Unexpected: Error { let step: ForwardingState.Step }

  @Test mutating func theStartSendsWhatLiesBehindTheCursor() {
    #expect(handle(.started).next == .send(after: 10, limit: 500))
  }

  @Test mutating func aLargeBacklogGoesInLargerBatchesUntilLittleIsLeft() {
    #expect(handle(.started, newest: 3_011).next == .send(after: 10, limit: 1_500))
    let step = answer(.stored(acknowledged: 1_510, setAside: []), 11...1_510)
    #expect(step.next == .send(after: 1_510, limit: 500))
  }

  @Test mutating func aDistrictThatTakesLessGetsLessOfABacklogToo() {
    _ = handle(.started, newest: 100_000)
    #expect(answer(.tooLarge("too large"), 11...1_510).next == .send(after: 10, limit: 750))
  }

  @Test mutating func anAcknowledgementMovesTheCursorAndGoesOn() {
    let step = answer(.stored(acknowledged: 510, setAside: []), 11...510)
    #expect(step == .init(effects: [.acknowledge(through: 510)], next: .send(after: 510, limit: 500)))
    #expect(state.standing == .connected)
  }

  @Test mutating func aPartOfABatchIsAcknowledgedAndTheRestSentAgain() {
    let step = answer(.stored(acknowledged: 12, setAside: []), 11...20)
    #expect(step == .init(effects: [.acknowledge(through: 12)], next: .send(after: 12, limit: 500)))
  }

  @Test mutating func anAcknowledgementOfMoreThanThereIsIsCutAndReported() {
    let step = answer(.stored(acknowledged: .max, setAside: []), 11...20)
    #expect(step.effects.first == .acknowledge(through: 3_000))
    guard case .differs(from: 3_001, let words)? = step.effects.last else {
      Issue.record("\(step.effects)")
      return
    }
    #expect(words.contains("3000") && words.contains("\(Int64.max)"))
    #expect(state.standing == .refused(words))
  }

  @Test mutating func whatTheDistrictDoesNotCountIsNoted() {
    let event = SetAsideEvent(sequence: 12, reason: "a service that nobody offers")
    #expect(
      answer(.stored(acknowledged: 20, setAside: [event]), 11...20).effects
        == [.acknowledge(through: 20), .setAside(event)])
  }

  @Test mutating func aReplyWithoutProgressIsNoLoop() throws {
    let step = answer(.stored(acknowledged: 10, setAside: []), 11...20, at: 5)
    #expect(step.effects.isEmpty)
    #expect(try moment(step) >= 5)
  }

  @Test mutating func aBatchThatIsTooLargeIsHalvedAndGrowsAgainAfterSuccesses() {
    #expect(answer(.tooLarge("413"), 11...510).next == .send(after: 10, limit: 250))
    #expect(answer(.tooLarge("413"), 11...260).next == .send(after: 10, limit: 125))
    var last: Int64 = 10
    for _ in 1..<BatchLimit.successesToGrow {
      #expect(
        answer(.stored(acknowledged: last + 125, setAside: []), last + 1...last + 125).next
          == .send(after: last + 125, limit: 125))
      last += 125
    }
    #expect(
      answer(.stored(acknowledged: last + 125, setAside: []), last + 1...last + 125).next
        == .send(after: last + 125, limit: 250))
  }

  @Test(arguments: [11, 12, 37, 260, 509, 510] as [Int64])
  mutating func oneRefusedEventIsFoundAndEverythingBeforeItIsStored(_ bad: Int64) throws {
    state = ForwardingState(acknowledged: 10, schedule: Self.schedule)
    var step = handle(.started, newest: 510)
    var requests = 0
    while case .send(let after, let limit) = step.next, requests < 40 {
      requests += 1
      let batch = after + 1...min(510, after + Int64(limit))
      step =
        batch.contains(bad)
        ? answer(.invalid("no such type"), batch)
        : answer(.stored(acknowledged: batch.upperBound, setAside: []), batch)
    }
    #expect(step.effects == [.setAside(SetAsideEvent(sequence: bad, reason: "no such type"))])
    #expect(state.standing == .refused("event \(bad) is refused: no such type"))
    #expect(requests <= 20)
    // It is tried again, alone, and not noted twice.
    let due = try moment(step)
    #expect(handle(.timerFired, at: due).next == .send(after: bad - 1, limit: 1))
    #expect(answer(.invalid("no such type"), bad...bad, at: due).effects.isEmpty)
    // Once it is taken, everything goes on as before.
    #expect(
      answer(.stored(acknowledged: bad, setAside: []), bad...bad).next
        == (bad < 510 ? .send(after: bad, limit: 500) : .wait(until: nil)))
    #expect(state.standing == .connected)
  }

  @Test mutating func anEventThatIsTooLargeAloneIsNoted() {
    let step = answer(.tooLarge("8 MB at most"), 11...11)
    #expect(step.effects == [.setAside(SetAsideEvent(sequence: 11, reason: "8 MB at most"))])
  }

  @Test mutating func aDistrictThatLostEventsGetsThemAgainWithoutMovingTheCursorBack() throws {
    let step = answer(.conflict(expected: 4, "gap"), 11...20)
    #expect(step.effects.isEmpty)
    #expect(handle(.timerFired, at: try moment(step)).next == .send(after: 3, limit: 500))
    #expect(answer(.stored(acknowledged: 9, setAside: []), 4...9).effects.isEmpty)
    #expect(answer(.stored(acknowledged: 20, setAside: []), 10...20).effects == [.acknowledge(through: 20)])
  }

  @Test mutating func aLostReplyIsCaughtUpWith() throws {
    _ = answer(.unreachable("lost"), 11...20)
    let step = answer(.conflict(expected: 21, "no duplicates here"), 11...20)
    #expect(step.effects == [.acknowledge(through: 20)])
    #expect(handle(.timerFired, at: try moment(step)).next == .send(after: 20, limit: 500))
  }

  @Test mutating func aLedgerThatIsCaughtUpWithAsksWhetherTheDistrictIsThere() throws {
    let step = answer(.conflict(expected: 3_001, "no duplicates here"), 11...20)
    #expect(step.effects == [.acknowledge(through: 3_000)])
    #expect(handle(.timerFired, at: try moment(step)).next == .knock)
    #expect(handle(.knocked(.connected, retryAfter: nil)).next == .wait(until: nil))
    #expect(state.standing == .connected)
  }

  @Test mutating func aDistrictThatKnowsMoreThanTheLedgerIsReported() {
    state = ForwardingState(acknowledged: 10, schedule: Self.schedule)
    _ = handle(.started, newest: 20)
    let step = answer(.conflict(expected: 100, "gap"), 11...20)
    guard case .differs(from: 21, _)? = step.effects.first else {
      Issue.record("\(step.effects)")
      return
    }
    guard case .refused(let words) = state.standing else {
      Issue.record("\(state.standing)")
      return
    }
    #expect(words.contains("99") && words.contains("20"))
  }

  @Test mutating func anotherHistoryIsReportedAndNothingIsAcknowledged() {
    let step = answer(.fork(sequence: 14, "another history"), 11...20)
    #expect(step.effects == [.differs(from: 14, "another history")])
    #expect(state.standing == .refused("another history"))
  }

  @Test mutating func aNudgeDoesNotShortenTheWaitAfterAFailure() throws {
    for _ in 0..<6 { _ = answer(.unreachable("down"), 11...20) }
    let until = try moment(answer(.unreachable("down"), 11...20, at: 0, retryAfter: 20_000))
    #expect(until >= 20_000)
    #expect(handle(.nudged, at: 10).next == .wait(until: until))
    #expect(handle(.timerFired, at: until).next == .send(after: 10, limit: 500))
  }

  @Test mutating func aRefusedStationTriesMoreSlowlyThanAnUnreachableDistrict() throws {
    func furthest(_ outcome: DeliveryOutcome) throws -> Int64 {
      var furthest: Int64 = 0
      for seed in 0..<200 {
        var generator = SeededGenerator(seed: UInt64(seed))
        var state = ForwardingState(acknowledged: 0, schedule: Self.schedule)
        let step = state.handle(.answered(outcome, batch: 1...1, retryAfter: nil), newest: 1, at: 0, using: &generator)
        furthest = max(furthest, try moment(step))
      }
      return furthest
    }
    #expect(try furthest(.unreachable("")) <= 500)
    #expect(try furthest(.refused("")) > 4_000)
  }

  @Test mutating func aSuccessEndsTheSlowPace() throws {
    for _ in 0..<8 { _ = answer(.unreachable("down"), 11...20) }
    _ = answer(.stored(acknowledged: 15, setAside: []), 11...20)
    for seed in 0..<50 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var state = state
      let step = state.handle(
        .answered(.unreachable("down"), batch: 16...20, retryAfter: nil), newest: 20, at: 0, using: &generator)
      #expect(try moment(step) <= 500)
    }
  }

  @Test mutating func anUnreadableLedgerIsReportedAndTriedAgain() throws {
    let step = handle(.unreadable("disk"))
    #expect(state.standing == .refused("disk"))
    #expect(handle(.timerFired, at: try moment(step)).next == .send(after: 10, limit: 500))
  }
}
