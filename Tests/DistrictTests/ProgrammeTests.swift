import District
import DistrictProtocol
import StationCore
import TestSupport
import Testing

/// The programme from its publication to what stations say of it.
@Suite(.bothStores) struct ProgrammeTests {
  private let directory: TemporaryDirectory
  private let store: DistrictStore

  init() throws {
    directory = try TemporaryDirectory()
    store = try TestDatabases.open(directory)
  }

  private func add(_ station: String, _ street: String = "三里屯街道") throws -> RegisteredStation {
    let station = RegisteredStation(id: try #require(StationID(station)), name: "驿站", street: street)
    _ = try store.add(station, at: 0)
    return station
  }

  private func plan(_ parts: [ProgrammePart] = []) -> ProgrammePlan {
    ProgrammePlan(services: Programme.builtIn.services, parts: parts)
  }

  @Test func versionsCountUpAndEachIsKept() throws {
    #expect(try store.programme() == nil && store.programmeVersion() == nil)
    for seed in 1...3 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let plan = SamplePlan.random(using: &generator)
      let published = try store.publish(plan, at: Int64(seed) * 1000)
      #expect(published == PublishedProgramme(version: Int64(seed), plan: plan, made: Int64(seed) * 1000))
      #expect(try store.programme() == published && store.programme(version: Int64(seed)) == published)
    }
    #expect(try store.programmeVersion() == "3" && store.programme(version: 9) == nil)
  }

  @Test func aDistrictThatForgotVersionsCatchesUp() throws {
    _ = try store.publish(plan(), at: 0)
    #expect(try store.publish(plan(), above: 41, at: 0).version == 42)
    #expect(try store.publish(plan(), above: 7, at: 0).version == 43)
  }

  @Test func aProgrammeWithFaultsIsNotPublished() throws {
    let fault = #expect(throws: DistrictFault.self) { try store.publish(ProgrammePlan(services: []), at: 0) }
    #expect(fault?.description.contains("services is empty") == true)
    #expect(try store.programmeVersion() == nil)
  }

  @Test func partsThatAreWrongTogetherAtARegisteredStationAreNotPublished() throws {
    let station = try add("CY-SLT-003")
    let many = { (prefix: String) in
      (0..<60).compactMap { ServiceCode(rawValue: "\(prefix)\($0)") }.map {
        OfferedService(code: $0, category: .life, names: ["zh-Hans": "一", "en": "a"])
      }
    }
    let both = plan([
      ProgrammePart(streets: [station.street], services: many("a")),
      ProgrammePart(stations: [station.id], services: many("b")),
    ])
    #expect(try store.faults(of: both).count == 1)
    #expect(throws: DistrictFault.self) { try store.publish(both, at: 0) }
  }

  @Test func whatStationsSayIsListed() async throws {
    for station in ["CY-TEST-001", "CY-TEST-002", "CY-TEST-003", "CY-TEST-004"] { _ = try add(station) }
    for moment in [1_000, 2_000] as [Int64] { _ = try store.publish(plan(), at: moment) }
    let told: [(String, [EventBody])] = [
      ("CY-TEST-001", [applied("1"), .checkIn(.guest), applied("2"), .checkIn(.guest)]),
      ("CY-TEST-002", [applied("1"), refused("2", "services is empty"), .checkIn(.guest)]),
      ("CY-TEST-003", [refused("2", "another"), applied("2")]),
    ]
    for (station, bodies) in told {
      var ledger = try SampleLedger(station)
      for body in bodies { ledger.append(body) }
      let (batch, header) = try ledger.batch(1...bodies.count)
      _ = try await store.ingest(batch, header: header, at: SampleLedger.start)
    }
    let list = try store.programmeVersions(limit: 10)
    #expect(list.versions.map(\.version) == ["2", "1"] && list.stations == 4)
    #expect(list.versions.map(\.applied) == [2, 1] && list.versions.map(\.refused) == [1, 0])
    #expect(list.standings.map(\.applied) == ["2", "1", "2", nil])
    #expect(list.standings.map(\.problem) == [nil, "services is empty", nil, nil])
    #expect(list.standings[0].since == Timestamp.text(SampleLedger.start))
    #expect(try store.programmeVersions(limit: 1).versions.count == 1)
  }

  private func applied(_ version: String) -> EventBody {
    .programmeApplied(ProgrammeApplied(programme: version, roster: nil))
  }

  private func refused(_ version: String, _ problem: String) -> EventBody {
    .programmeRefused(ProgrammeRefused(programme: version, problem: problem))
  }

  @Test func eachStationGetsItsOwnDocumentUnderItsOwnTag() async throws {
    try await RunningDistrict.run { district in
      let first = try district.enrolled("CY-TEST-001")
      let second = try district.enrolled("CY-TEST-002")
      let own = ProgrammePart(stations: [second.station], settings: ProgrammeSettings(repeatMinutes: 0))
      _ = try district.store.publish(ProgrammePlan(services: Programme.builtIn.services, parts: [own]), at: 0)
      var tags: Set<String> = []
      for (identity, minutes) in [(first, nil), (second, 0)] {
        let answer = try await district.call(.get, DistrictPath.programme, identity: identity)
        let document = try SignedDocument.programme(
          String(decoding: answer.bytes, as: UTF8.self), authority: district.keys.authority.certificate)
        #expect(document.station == identity.station.description)
        #expect(document.version == "1" && document.programme.settings.repeatMinutes == minutes)
        let tag = try #require(answer.tag)
        tags.insert(tag)
        let known = try await district.call(
          .get, DistrictPath.programme, identity: identity, headers: [("If-None-Match", "\"0\", \(tag)")])
        #expect(known.status == 304 && known.tag == tag)
      }
      #expect(tags.count == 2)
    }
  }
}
