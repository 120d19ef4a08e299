import CardReaders
import ReaderFrames
import Glibc
import StationCore
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ReaderLineTests {
  private let terminal = TestTerminal()
  private let log = ReportLog()
  private static let card = frame("67003B51C6CB")
  private static let other = frame("000414CD7EA3")

  private func reader(_ readerProtocol: ReaderProtocol = .em4100) -> ReaderLine {
    ReaderLine([ReaderConfiguration(name: "counter", device: terminal.link, protocol: readerProtocol, speed: 9_600)])
  }

  /// Runs a reader beside the body, and stops it afterwards.
  private func watching(
    _ reader: ReaderLine, answer: ReaderAnswer? = nil, _ body: () async throws -> Void
  ) async throws {
    let running = Task { [log] in
      await reader.run { _, report in
        await log.add(report)
        return answer
      }
    }
    do {
      try await body()
    } catch {
      running.cancel()
      throw error
    }
    running.cancel()
    await running.value
  }

  @Test func aHeldCardIsOneTap() async throws {
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.found])
      for _ in 0..<5 { try await terminal.send(Self.card) }
      try await terminal.send(Self.other + Self.other)
      #expect(try await log.first(3) == [.found, .tap(em4100("67003B51C6")), .tap(em4100("000414CD7E"))])
    }
  }

  @Test func bytesThatWaitedBeforeTheReaderWasOpenedAreRead() async throws {
    try await terminal.send(Self.card + Self.card)
    try await watching(reader()) { () async throws in
      #expect(try await log.first(2) == [.found, .tap(em4100("67003B51C6"))])
    }
  }

  @Test func silenceEndsALine() async throws {
    try await watching(reader(.line)) { () async throws in
      try await terminal.send(Array("0000000001".utf8))
      #expect(try await log.first(2) == [.found, .tap(text("0000000001"))])
    }
  }

  @Test func nonsenseGivesNoTapAndTheNextCardWorks() async throws {
    let refused = Mutex<[FrameFault]>([])
    var noise = SeededGenerator(seed: 7)
    let configuration = ReaderConfiguration(name: "counter", device: terminal.link, protocol: .em4100, speed: 9_600)
    let line = ReaderLine([configuration]) { trace in
      if case .event(.refused(let fault, _)) = trace { refused.withLock { $0.append(fault) } }
    }
    try await watching(line) {
      () async throws in
      try await terminal.send(noise.bytes(20_000) + [UInt8](repeating: 0, count: 1 << 20) + frame("68003B51C6CB"))
      try await terminal.send(Self.card.dropLast(4) + Self.card + Self.card)
      #expect(try await log.first(2) == [.found, .tap(em4100("67003B51C6"))])
    }
    #expect(refused.withLock { $0.contains(.wrongChecksum) })
  }

  @Test func aDeviceThatComesBackIsReadAgain() async throws {
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.found])
      for round in 1...3 {
        terminal.unplug()
        #expect(try await log.first(3 * round - 1).last == .lost(.unplugged))
        try await Task.sleep(for: .milliseconds(120))
        terminal.plug()
        #expect(try await log.first(3 * round).last == .found)
        try await terminal.send(frame(EM4100DriverTests.valid[round]) + frame(EM4100DriverTests.valid[round]))
        #expect(
          try await log.first(3 * round + 1).last == .tap(em4100(String(EM4100DriverTests.valid[round].prefix(10)))))
      }
    }
  }

  @Test func anAbsentDeviceIsToldOnceAndFoundLater() async throws {
    terminal.unplug()
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.lost(.absent)])
      try await Task.sleep(for: .milliseconds(400))
      terminal.plug()
      #expect(try await log.first(2) == [.lost(.absent), .found])
    }
  }

  @Test func aDeviceThatWasAwayForLongIsFoundSoonAfterItComes() async throws {
    terminal.unplug()
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.lost(.absent)])
      // By now the path is tried every 2.5 seconds only.
      try await Task.sleep(for: .milliseconds(2_700))
      terminal.plug()
      let back = ContinuousClock.now
      #expect(try await log.first(2) == [.lost(.absent), .found])
      #expect(.now - back < .seconds(1))
    }
  }

  @Test func aDeviceThatComesAndGoesFillsNoLedgerButIsRead() async throws {
    try await watching(reader()) { () async throws in
      for _ in 1...4 {
        #expect(try await log.first(1).last == .found)
        let told = await log.reports.count
        terminal.unplug()
        #expect(try await log.first(told + 1).last == .lost(.unplugged))
        terminal.plug()
        _ = try await log.first(told + 2)
      }
      let told = await log.reports.count
      terminal.unplug()
      #expect(try await log.first(told + 1).last == .lost(.unstable))
      terminal.plug()
      for number in [1, 2] {
        try await terminal.send(frame(EM4100DriverTests.valid[number]) + frame(EM4100DriverTests.valid[number]))
        #expect(
          try await log.first(told + 1 + number).last
            == .tap(em4100(String(EM4100DriverTests.valid[number].prefix(10)))))
        terminal.unplug()
        try await Task.sleep(for: .milliseconds(30))
        terminal.plug()
      }
      #expect(await log.reports.count == told + 3)
    }
  }

  @Test func aDeviceThatTakesNothingIsToldAndStillRead() async throws {
    try await watching(reader(.line), answer: .accepted) { () async throws in
      #expect(try await log.first(1) == [.found])
      terminal.stopTaking()
      try await terminal.send(Array("0000000001\r\n".utf8))
      #expect(try await log.first(3) == [.found, .tap(text("0000000001")), .lost(.stuck)])
      try await terminal.send(Array("0000000002\r\n".utf8))
      #expect(try await log.first(4).last == .tap(text("0000000002")))
      terminal.goOnTaking()
      #expect(try await log.first(5).last == .found)
    }
  }

  @Test func aDeviceThatAnotherProcessHoldsIsBusyUntilItLetsGo() async throws {
    let holder = terminal.occupy()
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.lost(.busy)])
      close(holder)
      #expect(try await log.first(2) == [.lost(.busy), .found])
    }
  }

  @Test func theDeviceIsOursWhileItIsReadAndFreeAfterwards() async throws {
    try await watching(reader()) { () async throws in
      #expect(try await log.first(1) == [.found])
      #expect(!terminal.isFree)
    }
    #expect(terminal.isFree)
  }

  @Test func theAnswerToATapIsHeardAtTheReader() async throws {
    try await watching(reader(.line), answer: .unknown) { () async throws in
      try await terminal.send(Array("0000000001\r\n".utf8))
      #expect(try await log.first(2).count == 2)
      // This handler answers `found` too: the three beeps for the tap take the place of what was left of that answer's.
      #expect(terminal.received(4) == [7, 7, 7, 7])
    }
  }

  @Test func reportsAreHandledOneAtATimeInOrderAndNoneIsLost() async throws {
    let busy = Mutex(false)
    let reader = reader(.line)
    let running = Task { [log] in
      await reader.run { _, report in
        #expect(
          busy.withLock { value in
            defer { value = true }; return value
          } == false)
        await Task.yield()
        await log.add(report)
        busy.withLock { $0 = false }
        return nil
      }
    }
    // More than one read takes and than may wait unhandled, so that the reader must leave some in the kernel.
    let lines = (1...1_000).map { "card \(1_000 + $0)" }
    try await terminal.send(lines.flatMap { Array("\($0)\r\n".utf8) })
    let reports = try await log.first(1_001)
    running.cancel()
    await running.value
    let isComplete = reports == [.found] + lines.map { .tap(text($0)) }
    #expect(isComplete, "\(reports.count) reports")
  }

  @Test func aTapThatIsBeingHandledIsFinishedBeforeTheReaderStops() async throws {
    let reader = reader(.line)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let running = Task { [log] in
      await reader.run { _, report in
        guard case .tap = report else { return nil }
        begin.finish()
        // A cancelled task would not sleep.
        try? await Task.sleep(for: .milliseconds(50))
        await log.add(Task.isCancelled ? .lost(.absent) : report)
        return nil
      }
    }
    try await terminal.send(Array("0000000001\r".utf8))
    for await _ in begun {}
    running.cancel()
    await running.value
    #expect(await log.reports == [.tap(text("0000000001"))])
  }
}
