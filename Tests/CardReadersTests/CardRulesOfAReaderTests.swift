import CardReaders
import ReaderFrames
import StationCore
import Synchronization
import Testing

/// The rules for a reader's cards, where its readings become taps.
@Suite(.timeLimit(.minutes(1)))
struct CardRulesOfAReaderTests {
  private func run(
    _ steps: [String], _ technology: CardTechnology?, sending bytes: [UInt8],
    until isDone: @Sendable (ReaderLog) -> Bool
  ) async throws -> ReaderLog {
    let terminal = TestTerminal()
    let log = Mutex(ReaderLog())
    let configuration = ReaderConfiguration(
      name: "counter", device: terminal.link, protocol: .line, speed: 9_600,
      cards: CardRules(steps: try steps.map { try CardStep($0) }, technology: technology))
    let line = ReaderLine([configuration]) { trace in
      if case .event(.refused(let fault, _)) = trace { log.withLock { $0.faults.append(fault) } }
    }
    let running = Task {
      await line.run { _, report in
        log.withLock { $0.reports.append(report) }
        return nil
      }
    }
    for _ in 0..<2_000 where log.withLock({ $0.reports.isEmpty }) { try await Task.sleep(for: .milliseconds(5)) }
    try await terminal.send(bytes)
    for _ in 0..<2_000 where !log.withLock({ isDone($0) }) { try await Task.sleep(for: .milliseconds(5)) }
    running.cancel()
    await running.value
    return log.withLock { $0 }
  }

  @Test func aTapIsTheCardThatTheRulesMake() async throws {
    let log = try await run(
      ["decimal 4", "prepend 01"], .em4100, sending: Array("0045131261\r\n0045131261\r\n".utf8)
    ) { $0.reports.count > 1 }
    #expect(log.reports == [.found, .tap(em4100("0102B0A5FD"))])
    #expect(log.faults == [])
  }

  @Test func aCardThatTellsNobodyIsRefusedOnceWhileItIsHeld() async throws {
    let card = "0045131261\r\n"
    let log = try await run(["decimal 4"], .em4100, sending: Array((card + card + card + "12\r\n").utf8)) {
      $0.faults.count > 1
    }
    #expect(log.reports == [.found])
    #expect(log.faults == [.card(.shortForm(has: 4, needs: 5)), .tooShort(minimum: 4)])
  }
}

/// What came of a reader's bytes.
struct ReaderLog {
  var reports: [ReaderReport] = []
  var faults: [FrameFault] = []
}
