import CardReaders
import ReaderSimulator
import StationCore
import Testing

/// The driver and the simulated module on the two ends of a pseudo-terminal.
@Suite(.timeLimit(.minutes(1)))
struct PN532ReaderTests {
  private let link = "/tmp/simulated-pn532-\(UInt64.random(in: 0...UInt64.max))"

  private func card(_ digits: String) -> ReaderReport {
    .tap(CanonicalCard(technology: .iso14443, bytes: Hex.decode(digits) ?? []))
  }

  private func watching(
    _ body: (SimulatedReader, inout AsyncStream<ReaderReport>.Iterator) async throws -> Void
  ) async throws {
    let line = SimulatedLine(try ReaderProtocol.pn532.makeReaders(SimulatorSettings()), seed: 1)
    let simulated = try await SimulatedReader(line, link: link)
    let (stream, continuation) = AsyncStream.makeStream(of: ReaderReport.self)
    let configuration = ReaderConfiguration(name: "counter", device: link, protocol: .pn532)
    let running = Task {
      await ReaderLine([configuration]).run { _, report in
        continuation.yield(report)
        return nil
      }
    }
    var reports = stream.makeAsyncIterator()
    let result: Result<Void, any Error>
    do { result = .success(try await body(simulated, &reports)) } catch { result = .failure(error) }
    running.cancel()
    await running.value
    await simulated.unplug()
    try result.get()
  }

  @Test func cardsAreTapsAlsoAfterAReplugAndALossOfPower() async throws {
    try await watching { simulated, reports in
      #expect(await reports.next() == .found)
      try await simulated.perform(.card("01020304"))
      #expect(await reports.next() == card("01020304"))
      await simulated.unplug()
      #expect(await reports.next() == .lost(.unplugged))
      try await simulated.replug()
      #expect(await reports.next() == .found)
      try await simulated.perform(.card("04AABBCCDDEE80"))
      #expect(await reports.next() == card("04AABBCCDDEE80"))
      try await simulated.perform(.restart())
      try await simulated.perform(.card("0102030405060708090A", hold: .seconds(3)))
      #expect(await reports.next() == card("0102030405060708090A"))
    }
  }

  @Test func aModuleThatFallsSilentIsLostAndFoundAgain() async throws {
    try await watching { simulated, reports in
      #expect(await reports.next() == .found)
      try await simulated.perform(.fault(.silent(true)))
      #expect(await reports.next() == .lost(.silent))
      try await simulated.perform(.fault(.silent(false)))
      #expect(await reports.next() == .found)
    }
  }
}
