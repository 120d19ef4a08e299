import Glibc
import Testing

@testable import CardReaders

struct LineOutputTests {
  /// A line that the test empties.
  private final class Pipe: SerialLine {
    let descriptor: Int32
    private let reading: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      precondition(pipe(&ends) == 0)
      (reading, descriptor) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    func fill() {
      while write([UInt8](repeating: 0, count: 4_096)) > 0 {}
    }

    func take() -> Int {
      var buffer = [UInt8](repeating: 0, count: 8_192)
      return Glibc.read(reading, &buffer, buffer.count)
    }

    func setSpeed(_ speed: Int) -> Bool { true }

    func close() {
      _ = Glibc.close(descriptor)
      _ = Glibc.close(reading)
    }
  }

  private func later(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

  @Test func whatTheLineTakesIsGone() {
    let line = Pipe()
    defer { line.close() }
    var output = LineOutput()
    output.append([1, 2, 3], at: start)
    #expect(output.wakeAt == later(2_000))
    output.send(to: line, at: start)
    #expect(output.isEmpty && output.wakeAt == nil)
    #expect(line.take() == 3)
  }

  @Test func aLineThatTakesSomethingNowAndThenIsNotStuck() {
    let line = Pipe()
    defer { line.close() }
    var output = LineOutput()
    for round in 0..<5 {
      output.append([UInt8](repeating: 7, count: 4_000), at: later(1_500 * round))
      output.send(to: line, at: later(1_500 * round))
      #expect(output.timePassed(at: later(1_500 * round)) == false)
      _ = line.take()
    }
  }

  @Test func aLineThatTakesNothingIsStuckAndKeepsNoOldAnswers() {
    let line = Pipe()
    defer { line.close() }
    line.fill()
    var output = LineOutput()
    output.append([7], at: start)
    output.send(to: line, at: later(1_999))
    #expect(output.timePassed(at: later(1_999)) == false)
    #expect(output.timePassed(at: later(2_000)) == true)
    #expect(output.isStuck && output.isEmpty && output.wakeAt == nil)
    #expect(output.timePassed(at: later(9_000)) == false)
    output.append([7], at: later(9_000))
    #expect(output.isEmpty)
  }

  @Test func whatIsTooMuchIsNotSent() {
    var output = LineOutput()
    output.append([UInt8](repeating: 1, count: 4_096), at: start)
    output.append([2], at: start)
    let line = Pipe()
    defer { line.close() }
    output.send(to: line, at: start)
    #expect(output.isEmpty)
  }
}
