import StationCore
import TestSupport
import Testing

@testable import Uplink

/// An outage while there is nothing to send.
@Suite struct ConnectionLossTests {
  private var generator = SeededGenerator(seed: 5)
  private var state = ForwardingState(acknowledged: 10, schedule: Samples.schedule(.prompt))

  init() { _ = state.handle(.started, newest: 10, at: 0, using: &generator) }

  private mutating func next(
    _ input: ForwardingState.Input, newest: Int64 = 10, at now: Int64
  ) -> ForwardingState.Next {
    state.handle(input, newest: newest, at: now, using: &generator).next
  }

  private mutating func wake(_ input: ForwardingState.Input, newest: Int64 = 10, at now: Int64) throws -> Int64 {
    let next = next(input, newest: newest, at: now)
    guard case .wait(let until?) = next else { throw Unexpected(next: next) }
    return until
  }

  private struct Unexpected: Error { let next: ForwardingState.Next }

  @Test mutating func theDistrictIsAskedSoonWhetherItIsThere() throws {
    let due = try wake(.connectionEnded, at: 1_000)
    #expect((1_000...6_000).contains(due))
    #expect(next(.timerFired, at: due) == .knock)
    #expect(next(.knocked(.connected, retryAfter: nil), at: due + 50) == .wait(until: nil))
    #expect(state.standing == .connected)
  }

  @Test mutating func anOutageIsSaidAndAskedAgainUntilItIsOver() throws {
    var now = try wake(.connectionEnded, at: 0)
    for _ in 0..<30 {
      #expect(next(.timerFired, at: now) == .knock)
      let until = try wake(.knocked(.unreachable("no route"), retryAfter: nil), at: now)
      #expect(state.standing == .unreachable("no route"))
      #expect(until - now <= 30_000)
      now = until
    }
    #expect(next(.timerFired, at: now) == .knock)
    #expect(next(.knocked(.connected, retryAfter: nil), at: now) == .wait(until: nil))
    #expect(state.standing == .connected)
  }

  @Test mutating func aDistrictThatEndsIdleConnectionsIsNotCalledAgainAndAgain() throws {
    var now = try wake(.connectionEnded, at: 0)
    for _ in 0..<20 {
      #expect(next(.timerFired, at: now) == .knock)
      _ = next(.knocked(.connected, retryAfter: nil), at: now)
      let again = try wake(.connectionEnded, at: now + 60_000)
      #expect(again - now >= ForwardingPause.betweenKnocks)
      now = again
    }
  }

  @Test mutating func whatHappensMeanwhileGoesAsEver() throws {
    let due = try wake(.connectionEnded, at: 0)
    #expect(try wake(.nudged, newest: 11, at: 0) == due)
    #expect(next(.timerFired, newest: 11, at: due) == .knock)
    let send = try wake(.knocked(.connected, retryAfter: nil), newest: 11, at: due)
    #expect(send == 8_000)
    #expect(next(.timerFired, newest: 11, at: send) == .send(after: 10, limit: 500))
  }

  @Test mutating func anOutageThatEventsMeetNeedsNoQuestion() throws {
    #expect(next(.hurried, newest: 11, at: 0) == .send(after: 10, limit: 500))
    let retry = try wake(
      .answered(.unreachable("down"), batch: 11...11, retryAfter: 20_000), newest: 11, at: 100)
    #expect(try wake(.connectionEnded, newest: 11, at: 150) == retry)
    #expect(next(.timerFired, newest: 11, at: retry) == .send(after: 10, limit: 500))
  }

  @Test mutating func sendingAnswersTheQuestion() throws {
    _ = try wake(.connectionEnded, at: 0)
    #expect(next(.hurried, newest: 11, at: 0) == .send(after: 10, limit: 500))
    #expect(
      next(.answered(.stored(acknowledged: 11, setAside: []), batch: 11...11, retryAfter: nil), newest: 11, at: 9)
        == .wait(until: nil))
  }

  @Test mutating func aStationInAHurryAsksAtOnce() throws {
    _ = try wake(.connectionEnded, at: 0)
    #expect(next(.hurried, at: 0) == .knock)
  }
}
