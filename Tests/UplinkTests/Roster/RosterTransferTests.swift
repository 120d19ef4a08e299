import District
import DistrictProtocol
import Foundation
import GRDB
import StationCore
import TestSupport
import Testing

@testable import Uplink

/// The roster on its way from a real district server.
@Suite(.timeLimit(.minutes(2))) struct RosterTransferTests {
  private let station: TemporaryDirectory
  private let store: RosterStore
  private let district: LocalDistrict

  init() throws {
    station = try TemporaryDirectory()
    store = try RosterStore(directory: station.path)
    district = try LocalDistrict()
  }

  private static func entry(_ number: Int, _ trade: Trade = .rider) -> RosterEntry {
    RosterEntry(
      member: MemberRef(high: UInt64(number) << 40, low: 1), trade: trade, greeting: "王师傅",
      status: number.isMultiple(of: 7) ? .lapsed : .active)
  }

  private func replace(_ numbers: ClosedRange<Int>, changing changed: Set<Int> = []) throws {
    _ = try district.store.replaceRoster(
      by: numbers.map { Self.entry($0, changed.contains($0) ? .guardian : .rider) }, at: 0)
  }

  /// Fetches once for each of the steps before it.
  private func transfer(_ steps: @escaping @Sendable (RosterTransfer) async throws -> Void) async throws {
    let (district, station, store) = (district, station, store)
    try await district.serve { url in
      _ = try await Enrolment(
        server: url, station: Samples.station, token: try district.token(), authorityFile: district.authorityFile,
        certificateFile: station.file("station.pem"), keyFile: station.file("station.key"), clock: Samples.rightClock
      ).run()
      let identity = try IdentityFiles(
        certificateFile: station.file("station.pem"), keyFile: station.file("station.key")
      ).load()
      let client = try DistrictClient(
        server: url, authority: try AuthorityCertificate(file: district.authorityFile), identity: identity,
        clock: Samples.rightClock)
      do { try await steps(RosterTransfer(client: client, store: store)) } catch {
        await client.close()
        throw error
      }
      await client.close()
    }
  }

  private func isFine(_ outcome: DocumentCheck.Outcome) -> Bool {
    if case .fine = outcome.result { true } else { false }
  }

  @Test func aTransferOfAStationThatStopsEndsQuietly() async throws {
    try replace(1...1_000)
    try await transfer { transfer in
      for _ in 0..<50 {
        let task = Task { await transfer.run() }
        task.cancel()
        _ = await task.value
      }
    }
  }

  @Test func aRosterComesInPartsAndItsDifferencesAfterIt() async throws {
    try replace(1...30_000)
    try await transfer { transfer in
      #expect(isFine(await transfer.run()))
      // 573 KB: five parts.
      #expect(store.summary?.members == 30_000 && store.summary?.lapsed == 4_285)
      #expect(isFine(await transfer.run()))
      #expect(store.point?.version == 1)
      try replace(2...30_001, changing: [5])
      #expect(isFine(await transfer.run()))
    }
    #expect(store.point?.version == 2 && store.summary?.members == 30_000)
    #expect(store.standing(of: Self.entry(1).member) == .unknown(rosterVersion: 2))
    #expect(store.standing(of: Self.entry(5).member) == .known(Self.entry(5, .guardian), rosterVersion: 2))
    #expect(store.standing(of: Self.entry(30_001).member) == .known(Self.entry(30_001), rosterVersion: 2))
    #expect(FileManager.default.fileExists(atPath: station.file("roster.changes")))
  }

  @Test func whatIsThereOfAnOlderFileIsNoHindrance() async throws {
    try replace(1...3_000)
    try await transfer { transfer in
      #expect(isFine(await transfer.run()))
      let whole = try Data(contentsOf: URL(filePath: station.file("roster.whole")))
      for name in ["roster.whole", "roster.arriving"] {
        try? FileManager.default.removeItem(atPath: station.file(name))
      }
      try replace(1...3_001)
      try whole.prefix(20_480).write(to: URL(filePath: station.file("roster.arriving")))
      let fresh = RosterTransfer(client: transfer.client, store: try RosterStore(directory: station.path))
      #expect(isFine(await fresh.run()))
      // The file of which the first pages were there is still kept, and comes first.
      #expect(fresh.store.point?.version == 1)
      #expect(isFine(await fresh.run()))
      #expect(fresh.store.point?.version == 2 && fresh.store.summary?.members == 3_001)
    }
  }

  @Test func afterABackupWasPutBackTheWholeRosterComes() async throws {
    try replace(1...2_000)
    try await transfer { transfer in
      #expect(isFine(await transfer.run()))
      // The same version number, another history: as after a backup and an import that went otherwise.
      let database = try DatabaseQueue(path: district.directory.file("district.sqlite"))
      try await database.write { try $0.execute(sql: "UPDATE roster SET mark = randomblob(16)") }
      try replace(1...2_000, changing: [9])
      #expect(isFine(await transfer.run()))
    }
    #expect(store.point?.version == 2)
    #expect(store.standing(of: Self.entry(9).member) == .known(Self.entry(9, .guardian), rosterVersion: 2))
    #expect(!FileManager.default.fileExists(atPath: station.file("roster.changes")))
  }
}
