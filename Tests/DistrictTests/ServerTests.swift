import Crypto
import District
import DistrictProtocol
import FoundationEssentials
import StationCore
import Testing
import X509

@Suite(.bothStores) struct ServerTests {
  private func send(
    _ records: [EventRecord], of ledger: SampleLedger, to district: RunningDistrict, as identity: StationIdentity?,
    gzip: Bool = true
  ) async throws -> RunningDistrict.Answer {
    let body = EventBatch.encode(records, source: ledger.source)
    var headers = [
      ("Content-Type", EventBatch.contentType),
      (LedgerHeadHeader.name, try #require(EventBatch.header(for: records)).description),
    ]
    if gzip { headers.append(("Content-Encoding", "gzip")) }
    return try await district.call(
      .post, DistrictPath.events, identity: identity, headers: headers, body: gzip ? try Gzip.compress(body) : body)
  }

  @Test func eventsAreAcknowledgedAndStoredOnce() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      _ = try district.store.publish(.builtIn, at: 0)
      var ledger = try SampleLedger()
      ledger.appendGuests(20)
      for gzip in [true, false, true] {
        let answer = try await send(ledger.records, of: ledger, to: district, as: identity, gzip: gzip)
        #expect(answer.status == 200)
        let reply = try answer.decoded(EventsReply.self)
        #expect(reply.acknowledged == 20)
        #expect(reply.programme == "1")
        #expect(reply.roster == nil)
        #expect(Timestamp.milliseconds(reply.time) != nil)
      }
    }
  }

  @Test(arguments: [
    ("GET", DistrictPath.programme), ("GET", DistrictPath.roster), ("POST", DistrictPath.events),
    ("POST", DistrictPath.doctor), ("POST", DistrictPath.reenrol),
  ])
  func withoutACertificateNothingIsTold(method: String, path: String) async throws {
    try await RunningDistrict.run { district in
      let answer = try await district.call(try #require(.init(rawValue: method)), path, body: [])
      #expect(answer.status == 401)
      #expect(try answer.problem().title == "No certificate")
    }
  }

  @Test func aRevokedCertificateIsRefused() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      #expect(try await district.call(.get, DistrictPath.roster, identity: identity).status == 404)
      _ = try district.store.revoke(identity.station, at: RunningDistrict.now())
      let answer = try await district.call(.get, DistrictPath.roster, identity: identity)
      #expect(answer.status == 401)
      #expect(try answer.problem().title == "Certificate revoked")
      #expect(try answer.problem().detail.contains("station allow \(identity.station)"))
    }
  }

  @Test func anExpiredCertificateIsConnectedAndToldTheWayBack() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled(at: RunningDistrict.now() - 91 * 86_400_000)
      for path in [DistrictPath.doctor, DistrictPath.reenrol] {
        let request = try ESTBody.encode(
          CertificateSigningRequest(
            version: .v1, subject: DistinguishedName { CommonName(identity.station.description) },
            privateKey: .init(P256.Signing.PrivateKey()), attributes: CertificateSigningRequest.Attributes()))
        let answer = try await district.call(
          .post, path, identity: identity, headers: [("Content-Type", ESTBody.requestContentType)], body: request)
        #expect(answer.status == 401)
        #expect(try answer.problem().title == "Certificate expired")
        #expect(try answer.problem().detail.contains("districtd station allow \(identity.station)"))
      }
    }
  }

  @Test func aCertificateThatNobodyAdmittedIsUnknown() async throws {
    try await RunningDistrict.run { district in
      let known = try district.enrolled()
      let key = P256.Signing.PrivateKey()
      let certificate = try district.keys.authority.issue(
        to: known.station, key: key.publicKey, at: RunningDistrict.now())
      let stranger = StationIdentity(station: known.station, certificate: certificate, key: key)
      let answer = try await district.call(.get, DistrictPath.programme, identity: stranger)
      #expect(answer.status == 401)
      #expect(try answer.problem().title == "Certificate unknown")
    }
  }

  @Test func aCertificateOfAnotherAuthorityIsNotConnected() async throws {
    try await RunningDistrict.run { district in
      let own = try district.enrolled()
      let other = try DistrictAuthority(madeAt: RunningDistrict.now())
      let key = P256.Signing.PrivateKey()
      let forged = StationIdentity(
        station: own.station,
        certificate: try other.issue(to: own.station, key: key.publicKey, at: RunningDistrict.now()), key: key)
      await #expect(throws: (any Error).self) {
        try await district.call(.get, DistrictPath.programme, identity: forged)
      }
    }
  }

  @Test func aStationCannotSendAnothersEvents() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled("CY-TEST-002")
      var ledger = try SampleLedger("CY-TEST-001")
      ledger.appendGuests(1)
      let answer = try await send(ledger.records, of: ledger, to: district, as: identity)
      #expect(answer.status == 403)
      _ = try answer.problem()
    }
  }

  @Test func aGapSaysWhichEventIsWanted() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      var ledger = try SampleLedger()
      ledger.appendGuests(9)
      _ = try await send(Array(ledger.records[..<3]), of: ledger, to: district, as: identity)
      let answer = try await send(Array(ledger.records[5...]), of: ledger, to: district, as: identity)
      #expect(answer.status == 409)
      #expect(try answer.problem().expected == 4)
    }
  }

  @Test func anotherHistoryIsAConflict() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      var ledger = try SampleLedger()
      ledger.appendGuests(3)
      _ = try await send(ledger.records, of: ledger, to: district, as: identity)
      var other = try SampleLedger()
      other.append(.readerLost(ReaderChange(reader: "x")))
      let answer = try await send(other.records, of: other, to: district, as: identity)
      #expect(answer.status == 409)
      #expect(try answer.problem().sequence == 1)
    }
  }

  @Test(arguments: [
    ("text/plain", "gzip", true, "[]", 415), (EventBatch.contentType, "br", true, "[]", 415),
    (EventBatch.contentType, "gzip", true, "[]", 400), (EventBatch.contentType, "identity", false, "[]", 400),
    (EventBatch.contentType, "identity", true, "[]", 400), (EventBatch.contentType, "identity", true, "[1]", 422),
    (EventBatch.contentType, "identity", true, "nonsense", 400),
  ])
  func aBadRequestHasItsOwnProblem(
    type: String, encoding: String, hasHead: Bool, body: String, status: Int
  ) async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      var headers = [("Content-Type", type), ("Content-Encoding", encoding)]
      let head = ChainHead(sequence: 1, hash: .genesis(of: try SampleLedger().source))
      if hasHead { headers.append((LedgerHeadHeader.name, LedgerHeadHeader(head).description)) }
      let answer = try await district.call(
        .post, DistrictPath.events, identity: identity, headers: headers, body: Array(body.utf8))
      #expect(answer.status == status)
      #expect(try !answer.problem().detail.isEmpty)
    }
  }

  @Test func aBodyThatExpandsBeyondTheLimitIsRefused() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      let bomb = try Gzip.compress([UInt8](repeating: 0x20, count: 65 * 1024 * 1024))
      let head = ChainHead(sequence: 1, hash: .genesis(of: try SampleLedger().source))
      let answer = try await district.call(
        .post, DistrictPath.events, identity: identity,
        headers: [
          ("Content-Type", EventBatch.contentType), ("Content-Encoding", "gzip"),
          (LedgerHeadHeader.name, LedgerHeadHeader(head).description),
        ], body: bomb)
      #expect(answer.status == 413)
      _ = try answer.problem()
    }
  }

  @Test func aStationEnrolsOnceAndSpeaksAtOnce() async throws {
    try await RunningDistrict.run { district in
      let station = try #require(StationID("CY-TEST-007"))
      _ = try district.store.add(RegisteredStation(id: station, name: "七", street: "街"), at: 0)
      let token = EnrolmentToken(text: "0123456789abcdef")
      try district.store.keep(token, of: station, until: RunningDistrict.now() + 60_000, at: RunningDistrict.now())
      let key = P256.Signing.PrivateKey()
      let request = try CertificateSigningRequest(
        version: .v1, subject: DistinguishedName { CommonName(station.description) }, privateKey: .init(key),
        attributes: CertificateSigningRequest.Attributes())
      let headers = [
        ("Content-Type", ESTBody.requestContentType),
        ("Authorization", BasicCredentials(station: station, token: token.text).header),
      ]
      let answer = try await district.call(.post, DistrictPath.enrol, headers: headers, body: ESTBody.encode(request))
      #expect(answer.status == 200)
      #expect(answer.type == ESTBody.certificatesContentType)
      let certificate = try #require(try ESTBody.certificates(answer.bytes).first)
      #expect(certificate.notValidBefore < Date())
      let identity = StationIdentity(station: station, certificate: certificate, key: key)
      let check = try await district.call(.post, DistrictPath.doctor, identity: identity, body: Array("{}".utf8))
      #expect(check.status == 200)
      #expect(try check.decoded(DoctorReply.self).station == station.description)

      let again = try await district.call(.post, DistrictPath.enrol, headers: headers, body: ESTBody.encode(request))
      #expect(again.status == 401)
      #expect(try again.problem().title == "Token used before")

      let renewed = try await district.call(
        .post, DistrictPath.reenrol, identity: identity, headers: [headers[0]], body: ESTBody.encode(request))
      #expect(renewed.status == 200)
      #expect(try ESTBody.certificates(renewed.bytes).first != certificate)
    }
  }

  @Test func anUnreadableRequestDoesNotUseTheTokenUp() async throws {
    try await RunningDistrict.run { district in
      let station = try #require(StationID("CY-TEST-007"))
      _ = try district.store.add(RegisteredStation(id: station, name: "七", street: "街"), at: 0)
      let token = EnrolmentToken(text: "0123456789abcdef")
      try district.store.keep(token, of: station, until: RunningDistrict.now() + 60_000, at: RunningDistrict.now())
      let answer = try await district.call(
        .post, DistrictPath.enrol,
        headers: [
          ("Content-Type", ESTBody.requestContentType),
          ("Authorization", BasicCredentials(station: station, token: token.text).header),
        ], body: Array("nonsense!".utf8))
      #expect(answer.status == 400)
      #expect(try district.store.present(token, for: station, at: RunningDistrict.now()) == .good)
    }
  }

  @Test func theProgrammeIsSignedAndSentOnlyWhenItIsNew() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      #expect(try await district.call(.get, DistrictPath.programme, identity: identity).status == 404)
      let programme = try district.store.publish(.builtIn, at: 0)
      let answer = try await district.call(.get, DistrictPath.programme, identity: identity)
      #expect(answer.status == 200)
      let document = try SignedDocument.programme(
        String(decoding: answer.bytes, as: UTF8.self), authority: district.keys.authority.certificate)
      #expect(document.version == String(programme.version))
      #expect(document.services == programme.plan.services)
      #expect(document.station == identity.station.description)
      #expect(document.programme.memberCodeKeys == district.keys.memberCodePublicKeys)
      #expect(document.programme.memberCodeKeys.count == 1)
      #expect(document.memberKey.memberKey == district.keys.memberKey)
      let tag = try #require(answer.tag)
      let same = try await district.call(
        .get, DistrictPath.programme, identity: identity, headers: [("If-None-Match", tag)])
      #expect(same.status == 304)
      _ = try district.store.publish(.builtIn, at: 0)
      let newer = try await district.call(
        .get, DistrictPath.programme, identity: identity, headers: [("If-None-Match", tag)])
      #expect(newer.status == 200)
    }
  }

  @Test func theRosterIsSignedAndSentOnlyWhenItIsNew() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      #expect(try await district.call(.get, DistrictPath.roster, identity: identity).problem().title == "No roster")
      let members = try RosterCSV.parse("card,trade\n0000000001,courier\n", key: district.keys.memberKey)
      #expect(try district.store.replaceRoster(by: members, at: 0) == 1)
      let answer = try await district.call(.get, "\(DistrictPath.roster)?after=0", identity: identity)
      #expect(answer.status == 200 && answer.type == RosterPage.contentType)
      let head = try Self.head(answer.bytes, district)
      #expect(head.version == 1 && head.members == 1 && head.size == answer.bytes.count)
      #expect(answer.tag == "\"\(head.digest)\"")
      #expect(try await district.call(.get, "\(DistrictPath.roster)?after=1", identity: identity).status == 204)
      #expect(try await district.call(.get, "\(DistrictPath.roster)?after=x", identity: identity).status == 400)
    }
  }

  @Test func aRosterIsSentInPartsWhichMayGoOnAfterANewVersion() async throws {
    try await RunningDistrict.run { district in
      let identity = try district.enrolled()
      let members = (1...900).map {
        RosterEntry(member: MemberRef(high: UInt64($0), low: 1), trade: .courier, greeting: "王师傅")
      }
      _ = try district.store.replaceRoster(by: members, at: 0)
      let whole = try await district.call(.get, DistrictPath.roster, identity: identity)
      let tag = try #require(whole.tag)
      func part(_ range: String, tag: String? = nil) async throws -> RunningDistrict.Answer {
        try await district.call(
          .get, DistrictPath.roster, identity: identity,
          headers: [("Range", range)] + (tag.map { [("If-Match", $0)] } ?? []))
      }
      let first = try await part("bytes=0-9999")
      #expect(first.status == 206 && first.bytes == Array(whole.bytes[..<10_000]) && first.tag == tag)
      _ = try district.store.replaceRoster(by: Array(members.dropLast()), at: 0)
      let rest = try await part("bytes=10000-", tag: tag)
      #expect(rest.status == 206 && first.bytes + rest.bytes == whole.bytes)
      #expect(try await part("bytes=99999999-", tag: tag).problem().status == 416)
      #expect(try await part("bytes=0-", tag: "\"\(String(repeating: "0", count: 64))\"").problem().status == 412)
      #expect(try await part("bytes=5-1,7-9").status == 200)
      let difference = try await district.call(.get, "\(DistrictPath.roster)?after=1", identity: identity)
      let head = try Self.head(difference.bytes, district)
      #expect(head.after?.version == 1 && head.records == 1 && head.members == 899)
    }
  }

  private static func head(_ file: [UInt8], _ district: RunningDistrict) throws -> RosterHead {
    let text = try file[..<RosterPage.size].withUnsafeBytes { try RosterHeadPage.text($0) }
    return try SignedDocument.rosterHead(text, authority: district.keys.authority.certificate)
  }

  @Test func everyCallIsDescribedAndDescribedCallsExist() async throws {
    try await RunningDistrict.run { district in
      let answer = try await district.call(.get, DistrictPath.openAPI)
      let text = try JSONText.parse(answer.bytes)
      #expect(text["openapi"] == .string("3.1.0"))
      guard case .object(let paths) = text["paths"] else {
        Issue.record("no paths")
        return
      }
      #expect(
        Set(paths.keys) == [
          DistrictPath.authorityCertificates, DistrictPath.enrol, DistrictPath.reenrol, DistrictPath.events,
          DistrictPath.programme, DistrictPath.roster, DistrictPath.doctor, DistrictPath.openAPI, DistrictPath.health,
        ])
      for (path, calls) in paths {
        let isGet = calls["get"] != nil
        let found = try await district.call(isGet ? .get : .post, path, body: isGet ? nil : [])
        #expect(found.status != 404, "\(path)")
      }
    }
  }

  @Test func whatIsNotThereIsAProblemToo() async throws {
    try await RunningDistrict.run { district in
      #expect(try await district.call(.get, "/nowhere").problem().title == "Nothing here")
      let other = try await district.call(.delete, DistrictPath.events)
      #expect(try other.problem().status == 405 && other.allow == "POST")
      #expect(try await district.call(.get, DistrictPath.health).status == 200)
      let authority = try await district.call(.get, DistrictPath.authorityCertificates)
      #expect(try ESTBody.certificates(authority.bytes) == [district.keys.authority.certificate])
    }
  }
}
