import District
import Foundation
import StationCore
import TestSupport
import Testing

@testable import Uplink

@Suite struct EnrolmentTests {
  private let station: TemporaryDirectory

  init() throws { station = try TemporaryDirectory() }

  private func enrolment(
    _ url: String, token: String, authority: String, id: StationID = Samples.station,
    clock: @escaping @Sendable () -> ClockReading = Samples.rightClock
  ) -> Enrolment {
    Enrolment(
      server: url, station: id, token: token, authorityFile: authority,
      certificateFile: station.file("identity/station.pem"), keyFile: station.file("identity/station.key"),
      clock: clock)
  }

  private func outcome(_ enrolment: Enrolment) async -> EnrolmentFailure? {
    do {
      _ = try await enrolment.run()
      return nil
    } catch {
      return error
    }
  }

  private func files() -> [String] { (try? station.names("identity")) ?? [] }

  @Test func aTokenGivesACertificateThatTheDistrictAccepts() async throws {
    let district = try LocalDistrict()
    let token = try district.token()
    let (steps, until) = try await district.serve { [self] url in
      var steps: [EnrolmentStep] = []
      let until = try await enrolment(url, token: token, authority: district.authorityFile).run { steps.append($0) }
      return (steps, until)
    }
    #expect(steps.count == 4)
    #expect(until > LocalDistrict.now() + 80 * 86_400_000)
    #expect(files() == ["station.key", "station.pem"])
    #expect(try station.mode("identity/station.key") == 0o600)
    #expect(try station.mode("identity") == 0o700)
  }

  @Test func aTokenIsGoodOnceAndARefusalLeavesThePairAsItWas() async throws {
    let district = try LocalDistrict()
    let token = try district.token()
    let second = try await district.serve { [self] url in
      let enrolment = enrolment(url, token: token, authority: district.authorityFile)
      _ = try await enrolment.run()
      let before = try pair()
      let second = await outcome(enrolment)
      #expect(try pair() == before)
      return second
    }
    guard case .tokenRefused(Samples.station, _) = second else {
      Issue.record("\(String(describing: second))")
      return
    }
    #expect("\(second.map(String.init(describing:)) ?? "")".contains("districtd token CY-SLT-003"))
    #expect(!"\(second.map(String.init(describing:)) ?? "")".contains(token))
  }

  private func pair() throws -> [String] {
    try ["identity/station.pem", "identity/station.key"].map {
      try String(contentsOfFile: station.file($0), encoding: .utf8)
    }
  }

  @Test func aStationThatTheDistrictDoesNotKnowIsRefused() async throws {
    let district = try LocalDistrict()
    let token = try district.token()
    let other = try #require(StationID("CY-SLT-999"))
    let failure = try await district.serve { [self] url in
      await outcome(enrolment(url, token: token, authority: district.authorityFile, id: other))
    }
    guard case .tokenRefused(other, _) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(files().isEmpty)
  }

  @Test func aServerOfAnotherAuthorityIsNotToldTheToken() async throws {
    let district = try LocalDistrict()
    let other = try LocalDistrict()
    let token = try district.token()
    let failure = try await district.serve { [self] url in
      await outcome(enrolment(url, token: token, authority: other.authorityFile))
    }
    guard case .untrusted(let words) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(words.contains("another authority"))
    #expect(
      try district.store.present(EnrolmentToken(text: token), for: Samples.station, at: LocalDistrict.now()) == .good)
  }

  @Test func aServerUnderAnotherNameIsNotTrusted() async throws {
    let district = try LocalDistrict(names: ["district.example"])
    let token = try district.token()
    let failure = try await district.serve { [self] url in
      await outcome(enrolment(url, token: token, authority: district.authorityFile))
    }
    guard case .untrusted(let words) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(words.contains("not for this name"))
  }

  @Test func aServerWhoseCertificateHasRunOutIsNotTrusted() async throws {
    let district = try LocalDistrict(madeAt: LocalDistrict.now() - 3000 * 86_400_000)
    let token = try district.token()
    let failure = try await district.serve { [self] url in
      await outcome(enrolment(url, token: token, authority: district.authorityFile))
    }
    guard case .clock(let words) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(words.contains("clock says"))
    #expect(files().isEmpty)
  }

  @Test(arguments: [0, 4_102_444_800_000] as [Int64])
  func aClockThatIsYearsOffDoesNotKeepAStationOut(_ moment: Int64) async throws {
    let district = try LocalDistrict()
    let token = try district.token()
    let failure = try await district.serve { [self] url in
      await outcome(
        enrolment(url, token: token, authority: district.authorityFile) { Samples.clock(moment, isTrusted: false) })
    }
    #expect(failure == nil)
  }

  @Test func nobodyListeningIsSaidInWords() async throws {
    let district = try LocalDistrict()
    let url = try await district.serve { $0 }
    let failure = await outcome(enrolment(url, token: "a", authority: district.authorityFile))
    guard case .unreachable(let words) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(words.contains("Connection refused"))
  }

  @Test func anAddressThatIsNotHTTPSIsRefusedBeforeAnythingIsSent() async throws {
    let district = try LocalDistrict()
    let failure = await outcome(enrolment("http://127.0.0.1:1", token: "a", authority: district.authorityFile))
    #expect(failure == .notHTTPS(server: "http://127.0.0.1:1"))
  }

  @Test func aMissingAuthorityAndOneThatIsNoCertificateAreNamed() async throws {
    let missing = station.file("authority.pem")
    #expect(
      await outcome(enrolment("https://127.0.0.1:1", token: "a", authority: missing))
        == .authorityMissing(path: missing))
    try "-----BEGIN NOTHING-----\n".write(toFile: missing, atomically: false, encoding: .utf8)
    #expect(
      await outcome(enrolment("https://127.0.0.1:1", token: "a", authority: missing))
        == .authorityUnreadable(path: missing))
  }
}
