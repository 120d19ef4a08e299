import CardReaders
import StationCore
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SeveralLinesTests {
  private func watch(_ link: String, _ log: ReportLog? = nil) -> Task<Void, Never> {
    let line = ReaderLine([ReaderConfiguration(name: "counter", device: link, protocol: .em4100)])
    return Task {
      await line.run { _, report in
        await log?.add(report)
        return nil
      }
    }
  }

  /// A reader that sends noise as fast as it is read.
  private func storm() -> (link: String, task: Task<Void, any Error>) {
    let terminal = TestTerminal()
    return (
      terminal.link,
      Task {
        var random = SeededGenerator(seed: 11)
        while !Task.isCancelled { try await terminal.send(random.bytes(16_384)) }
      }
    )
  }

  /// A reader whose plug is out again and again.
  private func shaking() -> (link: String, task: Task<Void, any Error>) {
    let terminal = TestTerminal()
    return (
      terminal.link,
      Task {
        while !Task.isCancelled {
          terminal.unplug()
          try await Task.sleep(for: .milliseconds(5))
          terminal.plug()
          try await Task.sleep(for: .milliseconds(15))
        }
      }
    )
  }

  private static func number(_ number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }

  /// A frame with its checksum, twice, as a held card gives it.
  private static func card(_ digits: String) -> [UInt8] {
    let bytes = Hex.decode(digits) ?? []
    let checksum = String(bytes.reduce(0, ^), radix: 16, uppercase: true)
    let one = frame(digits + (checksum.count < 2 ? "0" : "") + checksum)
    return one + one
  }

  @Test func aStormAndABadPlugOnOneLineLoseNoTapOnAnother() async throws {
    let calm = TestTerminal()
    let log = ReportLog()
    let cards = (1...200).map(Self.number)
    let (stormy, storm) = storm()
    let (shaken, shaking) = shaking()
    let watching = [watch(calm.link, log), watch(stormy), watch(shaken)]
    #expect(try await log.first(1) == [.found])
    for card in cards {
      try await calm.send(Self.card(card))
      try await Task.sleep(for: .milliseconds(2))
    }
    let taps = try await log.first(1 + cards.count).dropFirst()
    #expect(Array(taps) == cards.map { .tap(em4100($0)) })
    storm.cancel()
    shaking.cancel()
    for task in watching { task.cancel() }
  }
}
