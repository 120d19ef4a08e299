import District
import DistrictProtocol
import Foundation
import Logging
import StationCore
import Synchronization
import TestSupport
import Testing

@testable import Uplink

@Suite(.timeLimit(.minutes(2))) struct RenewalTests {
  private static let day: Int64 = 86_400_000
  private let station: TemporaryDirectory
  private let district: LocalDistrict
  private let files: IdentityFiles
  private let outbox = MemoryOutbox(Samples.records(100), available: 100)
  private let contacts = UplinkServiceTests.Contacts()

  private final class Flag: Sendable {
    private let value = Mutex(false)
    var isSet: Bool { value.withLock { $0 } }
    func set() { value.withLock { $0 = true } }
  }

  init() throws {
    station = try TemporaryDirectory()
    district = try LocalDistrict()
    files = IdentityFiles(
      certificateFile: station.file("identity/station.pem"), keyFile: station.file("identity/station.key"))
  }

  private var contact: DistrictContact? { contacts.last }

  /// Runs the station's uplink beside the district until the condition holds.
  private func run(
    clock: @escaping @Sendable () -> ClockReading = Samples.rightClock,
    until isDone: @escaping @Sendable () throws -> Bool
  ) async throws {
    let documents = try DocumentStore(directory: station.path, now: LocalDistrict.now) {
      [UInt8](repeating: 1, count: 32)
    }
    try await district.serve { [self] url in
      let service = UplinkService(
        connection: DistrictConnection(
          url: url, authorityFile: district.authorityFile, certificateFile: files.certificateFile,
          keyFile: files.keyFile),
        outboxes: outbox, documents: documents, logger: Logger(label: "uplink") { _ in SwiftLogNoOpLogHandler() },
        readClock: clock
      ) { [contacts] in contacts.add($0) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await service.run() }
        while try !isDone() { try await Task.sleep(for: .milliseconds(20)) }
        group.cancelAll()
      }
    }
  }

  private func certificate() throws -> String { try String(contentsOfFile: files.certificateFile, encoding: .utf8) }

  private var isForwarded: Bool { get throws { try outbox.acknowledged() == 100 } }

  @Test func aCertificateBeyondTwoThirdsOfItsLifeIsRenewedWithAnotherKey() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 80 * Self.day)
    try files.store(old)
    try await run { try certificate() != old.certificate && isForwarded }
    #expect(try district.states() == [.inUse, .replaced])
    #expect(try String(contentsOfFile: files.keyFile, encoding: .utf8) != old.key)
    #expect(try station.names("identity").filter { $0.hasPrefix("station") } == ["station.key", "station.pem"])
    #expect(contact?.problem == nil)
  }

  @Test func aYoungCertificateStays() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 50 * Self.day)
    try files.store(old)
    try await run { try isForwarded && contact?.state == .connected }
    #expect(try certificate() == old.certificate)
    #expect(try district.states() == [.inUse])
  }

  @Test(arguments: [0, 4_102_444_800_000] as [Int64]) func aClockThatIsYearsOffChangesNothing(_ wrong: Int64)
    async throws
  {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 80 * Self.day)
    try files.store(old)
    try await run {
      Samples.clock(wrong, isTrusted: false)
    } until: {
      try certificate() != old.certificate && isForwarded
    }
    let renewed = try certificate()
    try await run {
      Samples.clock(wrong, isTrusted: false)
    } until: {
      contact?.state == .connected
    }
    #expect(try certificate() == renewed)
  }

  @Test func aRenewalThatWasCutAfterTheNewPairWasKeptGoesOn() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 80 * Self.day)
    try files.store(old)
    let new = try district.identity(issuedAt: LocalDistrict.now())
    try files.keep(renewed: new)
    try await run { try certificate() == new.certificate && isForwarded }
    #expect(try district.states() == [.inUse, .replaced])
  }

  /// The reply was lost: the district has issued a certificate whose key nobody kept.
  @Test func aRenewalWhoseReplyWasLostIsBegunAgain() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 80 * Self.day)
    try files.store(old)
    let lost = try district.identity(issuedAt: LocalDistrict.now())
    try await run { try certificate() != old.certificate && isForwarded }
    #expect(try certificate() != lost.certificate)
    #expect(try district.states() == [.inUse, .replaced])
  }

  /// The trial reached the district, but power went before the new pair was put in force.
  @Test func aRenewalThatTheDistrictHasSeenAndTheStationNotIsFinished() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 80 * Self.day)
    try files.store(old)
    let new = try district.identity(issuedAt: LocalDistrict.now())
    try files.keep(renewed: new)
    let identity = try #require(StationIdentity(new))
    #expect(
      try await district.store.standing(of: identity.certificate, at: LocalDistrict.now()) == .accepted(Samples.station)
    )
    try await run { try certificate() == new.certificate && isForwarded }
    #expect(try district.states() == [.inUse, .replaced])
  }

  @Test func aRenewedPairThatTheDistrictDoesNotKnowGivesWayToAnother() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 10 * Self.day)
    try files.store(old)
    let stranger = try district.identity(issuedAt: LocalDistrict.now(), isKnown: false)
    try files.keep(renewed: stranger)
    try await run { try certificate() != old.certificate && isForwarded }
    #expect(try certificate() != stranger.certificate)
    #expect(files.renewed() == nil)
  }

  @Test func monthsOfflineTheStationSaysWhatIsNeededAndComesBackOnceItIsAllowed() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 200 * Self.day)
    try files.store(old)
    let isAllowed = Flag()
    try await run {
      if contact?.state == .refused, !isAllowed.isSet {
        #expect(contact?.problem?.contains("Certificate expired") == true)
        #expect(contact?.problem?.contains("districtd station allow CY-SLT-003") == true)
        #expect(try district.states() == [.expired])
        _ = try district.store.allow(Samples.station, until: LocalDistrict.now() + 3_600_000)
        isAllowed.set()
      }
      return try isForwarded && contact?.state == .connected
    }
    #expect(isAllowed.isSet)
    #expect(try district.states() == [.inUse, .replaced])
    #expect(try certificate() != old.certificate)
  }

  /// Both certificates ran out: the pair in force was replaced long ago, and the one that took its place was never kept.
  @Test func aPairThatWaitedTooLongComesBackTooOnceItIsAllowed() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 300 * Self.day)
    try files.store(old)
    let new = try district.identity(issuedAt: LocalDistrict.now() - 200 * Self.day)
    try files.keep(renewed: new)
    let identity = try #require(StationIdentity(new))
    _ = try await district.store.standing(of: identity.certificate, at: LocalDistrict.now() - 199 * Self.day)
    _ = try district.store.allow(Samples.station, until: LocalDistrict.now() + 3_600_000)
    try await run { try isForwarded && contact?.state == .connected }
    #expect(try district.states() == [.inUse, .replaced, .replaced])
    #expect(files.renewed() == nil)
  }

  @Test func aRenewalThatFailsWritesNothing() async throws {
    let old = try await district.used(issuedAt: LocalDistrict.now() - 200 * Self.day)
    try files.store(old)
    let before = try station.names("identity").map { FileStamp(station.file("identity/\($0)")) }
    try await run { contact?.state == .refused }
    #expect(try station.names("identity").filter { $0.hasPrefix("station") } == ["station.key", "station.pem"])
    #expect(
      try station.names("identity").filter { $0.hasPrefix("station") }.map { FileStamp(station.file("identity/\($0)")) }
        == before)
  }
}
