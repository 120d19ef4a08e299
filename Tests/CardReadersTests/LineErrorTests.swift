import ReaderFrames
import Testing

@testable import CardReaders

struct LineErrorTests {
  @Test func countsBecomeFaultsOnce() {
    var watch = LineErrorWatch(from: LineErrorCounts(framing: 7))
    #expect(watch.looked(LineErrorCounts(framing: 7)).isEmpty)
    let counts = LineErrorCounts(framing: 10, overrun: 1, parity: 2, breaks: 4)
    #expect(
      watch.looked(counts)
        == [.framing(count: 3), .overrun(count: 1), .parity(count: 2), .lineBreak(count: 4)])
    #expect(watch.looked(counts).isEmpty)
  }

  @Test func countersThatWrapAroundStillCount() {
    var watch = LineErrorWatch(from: LineErrorCounts(framing: .max))
    #expect(watch.looked(LineErrorCounts(framing: .min)) == [.framing(count: 1)])
  }

  @Test func theCountsAreLookedAtOnceASecondWhileBytesCome() {
    var watch = LineErrorWatch(from: LineErrorCounts())
    #expect(watch.wakeAt == nil)
    for milliseconds in 0..<999 { watch.received(at: start + .milliseconds(milliseconds)) }
    #expect(watch.wakeAt == start + .seconds(1))
    _ = watch.looked(LineErrorCounts())
    #expect(watch.wakeAt == nil)
  }

  @Test func aPseudoTerminalHasNoCounts() {
    #expect(LineErrorCounts(of: TestTerminal().occupy()) == nil)
  }
}
