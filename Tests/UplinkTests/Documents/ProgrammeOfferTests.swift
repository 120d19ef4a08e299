import Crypto
import District
import DistrictProtocol
import Foundation
import StationCore
import TestSupport
import Testing
import X509

@testable import Uplink

/// What a station takes for the district's programme, and why not.
struct ProgrammeOfferTests {
  private let district: LocalDistrict
  private var key: P256.Signing.PrivateKey { district.keys.authority.key }

  init() throws { district = try LocalDistrict() }

  private func offer(
    _ body: [UInt8], inForce: String? = "7"
  ) throws(ProgrammeOffer.Fault) -> ProgrammeOffer {
    try ProgrammeOffer(
      body, authority: district.keys.authority.certificate, for: Samples.station, inForce: inForce)
  }

  private func signed(
    _ programme: Programme, for station: StationID? = Samples.station, by other: P256.Signing.PrivateKey? = nil
  ) throws -> [UInt8] {
    let document = ProgrammeDocument(programme: programme, memberKey: Samples.key, station: station)
    return Array(try SignedDocument.sign(document, key: other ?? key).utf8)
  }

  /// A payload that no honest district makes, signed by the district's key.
  private func signed(json: String) throws -> [UInt8] {
    Array(try SignedDocument.sign(Array(json.utf8), type: .programme, key: key).utf8)
  }

  @Test func aNewerProgrammeIsTakenAndTheSameVersionToo() throws {
    for version in ["7", "8", "spring"] {
      let programme = ProgrammePlan.builtIn.programme(version: version)
      let offer = try offer(signed(programme))
      #expect(offer.programme == programme && offer.key == Samples.key)
    }
    #expect(
      try offer(signed(.init(version: "1", services: Programme.builtIn.services), for: nil), inForce: nil).key
        == Samples.key)
  }

  @Test func anOlderOneIsRefusedWithWhatTheDistrictCanDo() throws {
    let body = try signed(ProgrammePlan.builtIn.programme(version: "6"))
    let fault = #expect(throws: ProgrammeOffer.Fault.older("6", inForce: "7")) { try offer(body) }
    #expect(fault?.description.contains("publish --above 7") == true && fault?.version == "6")
  }

  @Test func whatAnotherSignedOrSomebodyChangedIsRefused() throws {
    let programme = ProgrammePlan.builtIn.programme(version: "8")
    let other = try signed(programme, by: P256.Signing.PrivateKey())
    #expect(throws: ProgrammeOffer.Fault.document(.wrongSignature)) { try offer(other) }
    let body = try signed(programme)
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var changed = body
      let place = Int.random(in: 0..<body.count, using: &generator)
      changed[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
      #expect(throws: ProgrammeOffer.Fault.self, "seed \(seed)") { try offer(changed) }
      #expect(throws: ProgrammeOffer.Fault.self, "seed \(seed)") { try offer(Array(body.prefix(place))) }
    }
  }

  @Test func anotherStationsIsRefused() throws {
    let body = try signed(ProgrammePlan.builtIn.programme(version: "8"), for: StationID("CY-SLT-004"))
    #expect(throws: ProgrammeOffer.Fault.otherStation("CY-SLT-004")) { try offer(body) }
  }

  @Test func aProgrammeWithFaultsIsRefusedAndTheyAreNamed() throws {
    let body = try signed(Programme(version: "8", services: []))
    let fault = #expect(throws: ProgrammeOffer.Fault.self) { try offer(body) }
    #expect(fault?.description == "services is empty; there must be at least one" && fault?.version == "8")
  }

  private static let rest = "{\"code\":\"rest\",\"category\":\"life\",\"names\":{\"zh-Hans\":\"休息\",\"en\":\"Rest\"}}"
  private static let memberKey = "{\"version\":1,\"key\":\"\(String(repeating: "ab", count: 32))\"}"

  @Test(arguments: [
    ("\"services\":[\(rest)]", "\"memberKey\":\(memberKey)", "version is missing"),
    ("\"version\":\"8\"", "\"memberKey\":\(memberKey)", "services is missing"),
    (
      "\"version\":\"8\",\"services\":[{\"code\":\"rest\",\"category\":\"food\",\"names\":{}}]",
      "\"memberKey\":\(memberKey)", "services[0].category is none that this version knows"
    ),
    ("\"version\":8,\"services\":[]", "\"memberKey\":\(memberKey)", "version is of another type"),
    (
      "\"version\":\"8\",\"services\":[\(rest)]", "\"memberKey\":{\"version\":1,\"key\":\"ab\"}",
      "its member key has not the form of one"
    ),
    (
      "\"version\":\"8\",\"services\":[\(rest)],\"notices\":[{\"id\":\"a\",\"texts\":{},\"from\":\"soon\"}]",
      "\"memberKey\":\(memberKey)", "notices[0].from is none that this version knows"
    ),
    (
      "\"version\":\"8\",\"services\":[\(rest)],\"settings\":{\"upload\":\"often\"}", "\"memberKey\":\(memberKey)",
      "settings.upload is none that this version knows"
    ),
    (
      "\"version\":\"8\",\"services\":[\(rest)],\"settings\":{\"visitSeconds\":1}", "\"memberKey\":\(memberKey)",
      "settings.visitSeconds is 1; it must be 30 to 300"
    ),
  ])
  func contentThatIsNotAProgrammesIsNamed(_ members: String, _ key: String, _ expected: String) throws {
    let body = try signed(json: "{\(members),\(key)}")
    let fault = #expect(throws: ProgrammeOffer.Fault.self) { try offer(body) }
    #expect(fault?.description.hasSuffix(expected) == true, "\(fault?.description ?? "taken")")
  }

  @Test func whatALaterVersionAddsIsPassedOver() throws {
    let body = try signed(
      json: "{\"version\":\"8\",\"services\":[\(Self.rest)],\"memberKey\":\(Self.memberKey),\"campaigns\":[{\"a\":1}]}")
    #expect(try offer(body).programme.services.count == 1)
  }

  @Test func whatIsTooLargeIsNotEvenRead() throws {
    let body = [UInt8](repeating: 0x41, count: ProgrammeOffer.largest + 1)
    #expect(throws: ProgrammeOffer.Fault.tooLarge(bytes: body.count)) { try offer(body) }
  }
}
