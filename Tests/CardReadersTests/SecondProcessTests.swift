import CardReaders
import StationCore
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SecondProcessTests {
  private let terminal = TestTerminal()
  private let log = ReportLog()

  private func watching(_ body: () async throws -> Void) async throws {
    let line = ReaderLine([ReaderConfiguration(name: "counter", device: terminal.link, protocol: .em4100)])
    let running = Task { [log] in
      await line.run { _, report in
        await log.add(report)
        return nil
      }
    }
    defer { running.cancel() }
    try await body()
  }

  @Test func aProcessThatHasTheDeviceIsNamedAndLeftAlone() async throws {
    let process = try LockingProcess(terminal.path)
    #expect(process.isHolding)
    try await watching { () async throws in
      #expect(try await log.first(1) == [.lost(.busy)])
      #expect(ReaderFault.busy.details(of: terminal.link) == "held by flock, process \(process.id)")
      process.end()
      #expect(try await log.first(2) == [.lost(.busy), .found])
    }
  }

  @Test func anotherProcessIsKeptOffTheDevice() async throws {
    try await watching { () async throws in
      #expect(try await log.first(1) == [.found])
      let process = try LockingProcess(terminal.path)
      #expect(!process.isHolding)
      process.end()
      for _ in 0..<2 { try await terminal.send(frame("67003B51C6CB")) }
      #expect(try await log.first(2) == [.found, .tap(em4100("67003B51C6"))])
    }
  }

  @Test func aForbiddenDeviceIsDescribed() {
    #expect(ReaderFault.forbidden.details(of: "/dev/null") == "open to user 0 and group root, mode 666")
  }

  @Test(arguments: [ReaderFault.busy, .absent, .unplugged])
  func nothingIsSaidOfWhatIsNotKnown(fault: ReaderFault) {
    #expect(fault.details(of: "/dev/null") == nil)
    #expect(fault.details(of: "/nowhere") == nil)
  }
}
