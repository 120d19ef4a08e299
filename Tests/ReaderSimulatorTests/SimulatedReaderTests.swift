import CardReaders
import Glibc
import ReaderSimulator
import StationCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SimulatedReaderTests {
  private let link = "/tmp/simulated-reader-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"

  private func simulator(_ readerProtocol: ReaderProtocol, link: String? = nil) async throws -> SimulatedReader {
    let readers = try readerProtocol.makeReaders(SimulatorSettings())
    return try await SimulatedReader(SimulatedLine(readers, seed: 1), link: link ?? self.link)
  }

  private func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Runs a card reader at the link and gives its reports as they come.
  private func reports(_ readerProtocol: ReaderProtocol) -> (AsyncStream<ReaderReport>, Task<Void, Never>) {
    let (stream, continuation) = AsyncStream.makeStream(of: ReaderReport.self)
    let configuration = ReaderConfiguration(name: "counter", device: link, protocol: readerProtocol, speed: 9_600)
    let running = Task {
      await ReaderLine([configuration]).run { _, report in
        continuation.yield(report)
        return nil
      }
    }
    return (stream, running)
  }

  @Test(arguments: [ReaderProtocol.line, .em4100])
  func aPresentedCardIsOneTapAlsoAfterAReplug(readerProtocol: ReaderProtocol) async throws {
    let simulated = try await simulator(readerProtocol)
    let (stream, running) = reports(readerProtocol)
    var next = stream.makeAsyncIterator()
    #expect(await next.next() == .found)
    try await simulated.perform(.card("0000000001"))
    guard case .tap(let first) = await next.next() else { return #expect(Bool(false), "no tap") }
    await simulated.unplug()
    #expect(await next.next() == .lost(.unplugged))
    #expect(!exists(link))
    try await simulated.replug()
    #expect(await next.next() == .found)
    try await simulated.perform(.bytes([0x02, 0x41, 0x0D]))
    try await simulated.perform(.card("0000000002"))
    guard case .tap(let second) = await next.next() else { return #expect(Bool(false), "no tap") }
    #expect(first != second)
    #expect(try await simulated.drain() == 0)
    running.cancel()
    await running.value
    await simulated.unplug()
  }

  @Test func bytesThatNobodyReadsAreCounted() async throws {
    let simulated = try await simulator(.line)
    try await simulated.present("0000000001")
    #expect(try await simulated.drain() == 12)
    await simulated.unplug()
  }

  @Test func anUnpluggedReaderSendsNothing() async throws {
    let simulated = try await simulator(.line)
    await simulated.unplug()
    await #expect(throws: SimulatorFault.unplugged) { try await simulated.present("0000000001") }
  }

  @Test func moreThanTheKernelKeepsIsRefusedWhenNobodyReads() async throws {
    let simulated = try await simulator(.line)
    await #expect(throws: SimulatorFault.notRead) { try await simulated.send([UInt8](repeating: 0, count: 1 << 20)) }
    await simulated.unplug()
  }

  @Test func whatIsNoLinkIsLeftAlone() async throws {
    close(open(link, O_CREAT | O_WRONLY, 0o600))
    defer { unlink(link) }
    await #expect(throws: SimulatorFault.occupied(path: link)) { try await simulator(.line) }
    #expect(exists(link))
  }

  @Test func aStaleLinkIsReplaced() async throws {
    symlink("/nowhere", link)
    let simulated = try await simulator(.line)
    await simulated.unplug()
    #expect(!exists(link))
  }

  @Test func theLinkOfAnotherSimulatorIsLeftAlone() async throws {
    let first = try await simulator(.line)
    let second = try await simulator(.line)
    await first.unplug()
    #expect(exists(link))
    await second.unplug()
    #expect(!exists(link))
  }

  @Test func aLinkInNoDirectoryIsSaid() async {
    await #expect(throws: SimulatorFault.system(operation: "link", path: "/nowhere/reader", code: ENOENT)) {
      try await simulator(.line, link: "/nowhere/reader")
    }
  }
}
