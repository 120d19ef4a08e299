import District
import Foundation
import Logging
import StationCore
import Synchronization
import TestSupport
import Testing

@testable import Uplink

@Suite(.timeLimit(.minutes(2))) struct UplinkServiceTests {
  private let station: TemporaryDirectory
  private let outbox: MemoryOutbox
  private let documents: DocumentStore
  private let contacts = Contacts()

  final class Contacts: Sendable {
    private let all = Mutex<[DistrictContact]>([])
    var last: DistrictContact? { all.withLock { $0.last } }
    func add(_ contact: DistrictContact) { all.withLock { $0.append(contact) } }
  }

  init() throws {
    station = try TemporaryDirectory()
    outbox = MemoryOutbox(Samples.records(1_200), available: 1_100)
    documents = try DocumentStore(directory: station.path, now: LocalDistrict.now) { [UInt8](repeating: 1, count: 32) }
  }

  private func service(_ url: String, _ district: LocalDistrict) -> UplinkService {
    UplinkService(
      connection: DistrictConnection(
        url: url, authorityFile: district.authorityFile, certificateFile: station.file("identity/station.pem"),
        keyFile: station.file("identity/station.key")),
      outboxes: outbox, documents: documents, logger: Logger(label: "uplink") { _ in SwiftLogNoOpLogHandler() },
      readClock: Samples.rightClock
    ) { [contacts] in contacts.add($0) }
  }

  private func enrol(_ url: String, _ district: LocalDistrict) async throws {
    _ = try await Enrolment(
      server: url, station: Samples.station, token: try district.token(), authorityFile: district.authorityFile,
      certificateFile: station.file("identity/station.pem"), keyFile: station.file("identity/station.key"),
      clock: Samples.rightClock
    ).run()
  }

  private func headAtDistrict(_ district: LocalDistrict) throws -> Int64? {
    try district.store.head(of: Samples.station, ledger: Samples.source.ledger)?.head.sequence
  }

  @Test func everythingUnsentArrivesInBatchesAndANudgeBringsTheRest() async throws {
    let district = try LocalDistrict()
    let programme = try district.store.publish(.builtIn, at: LocalDistrict.now())
    _ = try district.store.replaceRoster(
      by: [RosterEntry(member: Samples.member(1), trade: .rider, greeting: nil)], at: LocalDistrict.now())
    try await district.serve { url in
      try await enrol(url, district)
      let service = service(url, district)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await service.run() }
        while try outbox.acknowledged() < 1_100 || documents.rosterVersion() == nil {
          try await Task.sleep(for: .milliseconds(20))
        }
        while contacts.last?.state != .connected { try await Task.sleep(for: .milliseconds(20)) }
        #expect(contacts.last?.problem == nil)
        outbox.append(100)
        service.nudge()
        while try outbox.acknowledged() < 1_200 { try await Task.sleep(for: .milliseconds(20)) }
        group.cancelAll()
      }
    }
    #expect(try headAtDistrict(district) == 1_200)
    #expect(outbox.setAside.isEmpty)
    #expect(documents.programmeVersion() == String(programme.version))
    #expect(documents.memberKey == district.keys.memberKey)
    #expect(documents.standing(of: Samples.member(2)) == .unknown(rosterVersion: 1))
  }

  @Test func aStationThatIsEnrolledLaterBeginsByItself() async throws {
    let district = try LocalDistrict()
    try await district.serve { url in
      let service = service(url, district)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await service.run() }
        while contacts.last?.state != .notEnrolled { try await Task.sleep(for: .milliseconds(20)) }
        #expect(contacts.last?.problem?.contains("station enrol") == true)
        try await enrol(url, district)
        while try outbox.acknowledged() < 1_100 { try await Task.sleep(for: .milliseconds(20)) }
        group.cancelAll()
      }
    }
    #expect(try headAtDistrict(district) == 1_100)
  }

  @Test func anOutageIsNoticedAndItsEndToo() async throws {
    let district = try LocalDistrict()
    let url = try await district.serve { url in
      try await enrol(url, district)
      return url
    }
    let port = try #require(URL(string: url)?.port)
    let service = service(url, district)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await service.run() }
      while contacts.last?.state != .unreachable { try await Task.sleep(for: .milliseconds(20)) }
      #expect(contacts.last?.problem?.contains("Connection refused") == true)
      try await district.serve(port: port) { [outbox] _ in
        while try outbox.acknowledged() < 1_100 { try await Task.sleep(for: .milliseconds(20)) }
      }
      group.cancelAll()
    }
    #expect(try headAtDistrict(district) == 1_100)
  }

  @Test func aRevokedStationIsToldSoAndBeginsAnewOnceItIsEnrolledAgain() async throws {
    let district = try LocalDistrict()
    try await district.serve { url in
      try await enrol(url, district)
      _ = try district.store.revoke(Samples.station, at: LocalDistrict.now())
      let service = service(url, district)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await service.run() }
        while contacts.last?.state != .refused { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try outbox.acknowledged() == 0)
        #expect(contacts.last?.problem?.contains("station allow CY-SLT-003") == true)
        try await enrol(url, district)
        while try outbox.acknowledged() < 1_100 || contacts.last?.state != .connected {
          try await Task.sleep(for: .milliseconds(20))
        }
        group.cancelAll()
      }
    }
  }

  @Test func anUnusedServiceEndsAtOnceWhenCancelled() async throws {
    let district = try LocalDistrict()
    let service = service("https://127.0.0.1:1", district)
    let task = Task { try await service.run() }
    task.cancel()
    try await task.value
  }
}
