import Crypto
import District
import Foundation
import StationCore
import SwiftASN1
import TestSupport
import Testing
import X509

@testable import Uplink

@Suite struct ServerTrustTests {
  private static let year: Int64 = 365 * 86_400_000
  private let directory: TemporaryDirectory
  private let authority: DistrictAuthority
  private let trusted: AuthorityCertificate
  private let now = Samples.morning

  init() throws {
    directory = try TemporaryDirectory()
    authority = try DistrictAuthority(madeAt: Samples.morning)
    let path = directory.file("authority.pem")
    try authority.certificate.serializeAsPEM().pemString.write(toFile: path, atomically: false, encoding: .utf8)
    trusted = try AuthorityCertificate(file: path)
  }

  private func finding(
    _ names: [String], host: String, clock: ClockReading? = nil, by other: DistrictAuthority? = nil
  ) throws -> ServerCertificateFinding? {
    let key = P256.Signing.PrivateKey().publicKey
    let certificate = try (other ?? authority).issueServer(names: names, key: key, at: now)
    return ServerTrust(authority: trusted, host: host).finding(
      of: certificate, at: clock ?? Samples.clock(now, isTrusted: true))
  }

  @Test(arguments: [
    (["district.example"], "district.example", true), (["district.example"], "District.Example.", true),
    (["district.example"], "other.example", false), (["127.0.0.1"], "127.0.0.1", true),
    (["127.0.0.1"], "127.0.0.2", false), (["::1"], "0:0:0:0:0:0:0:1", true), (["::1"], "::2", false),
    (["a.example", "10.0.0.1"], "10.0.0.1", true), (["district.example"], "x.district.example", false),
  ])
  func theNameIsTheOneThatWasCalled(names: [String], host: String, isRight: Bool) throws {
    #expect(try finding(names, host: host) == (isRight ? nil : .otherName))
  }

  @Test(arguments: [
    ("*.union.example", "district.union.example", true), ("*.union.example", "a.b.union.example", false),
    ("*.union.example", "union.example", false), ("*.example", "district.example", false),
    ("d*.union.example", "district.union.example", false), ("district.*.example", "district.union.example", false),
  ])
  func aStarStandsForTheFirstLabelOnly(pattern: String, host: String, isRight: Bool) {
    #expect(ServerTrust.matches(pattern, host) == isRight)
  }

  @Test func anotherAuthorityOfTheSameNameIsNotTrusted() throws {
    let other = try DistrictAuthority(madeAt: now)
    guard case .otherAuthority = try finding(["d.example"], host: "d.example", by: other) else {
      Issue.record("another authority was believed")
      return
    }
  }

  /// A station's own certificate is signed by the same authority, and must not do for a server.
  @Test func aStationCannotPoseAsTheDistrict() throws {
    let station = try #require(StationID("district"))
    let certificate = try authority.issue(to: station, key: P256.Signing.PrivateKey().publicKey, at: now)
    let trust = ServerTrust(authority: trusted, host: "district")
    #expect(trust.finding(of: certificate, at: Samples.clock(now)) == .otherPurpose)
  }

  @Test(arguments: [
    (-50, false, true), (-50, true, true), (0, true, true), (2, true, true), (3, true, false), (3, false, true),
    (70, true, false), (70, false, true),
  ])
  func onlyAClockThatCountsAsRightSaysThatACertificateHasRunOut(years: Int64, isTrusted: Bool, isRight: Bool) throws {
    let clock = Samples.clock(now + years * Self.year, isTrusted: isTrusted)
    let finding = try finding(["d.example"], host: "d.example", clock: clock)
    #expect((finding == nil) == isRight, "\(String(describing: finding))")
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Sat, 21 Nov 2026 16:02:43 GMT", 1_795_276_963_000), ("Sunday, 06-Nov-94 08:49:37 GMT", nil),
      ("Sun Nov  6 08:49:37 1994", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("Sun, 31 Feb 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("", nil), (nil, nil),
    ] as [(String?, Int64?)])
  func theDateOfAReplyIsRead(_ text: String?, _ milliseconds: Int64?) {
    #expect(HTTPDate.milliseconds(text) == milliseconds)
  }
}
