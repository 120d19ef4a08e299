import District
import DistrictProtocol
import StationCore
import Testing

@Suite struct RequestLimitTests {
  private static func protection(requests: Int = 5, guesses: Int = 3) -> ServerProtection {
    var protection = ServerProtection()
    protection.requests = BucketRule(burst: requests, perMinute: 1)
    protection.guesses = BucketRule(burst: guesses, perMinute: 1)
    return protection
  }

  private func send(
    _ records: [EventRecord], of ledger: SampleLedger, to district: RunningDistrict, as identity: StationIdentity
  ) async throws -> RunningDistrict.Answer {
    try await district.call(
      .post, DistrictPath.events, identity: identity,
      headers: [
        ("Content-Type", EventBatch.contentType),
        (LedgerHeadHeader.name, try #require(EventBatch.header(for: records)).description),
      ], body: EventBatch.encode(records, source: ledger.source))
  }

  @Test func newEventsAreFreeAndRepeatedOnesAreNot() async throws {
    try await RunningDistrict.run(protection: Self.protection()) { district in
      let identity = try district.enrolled()
      var ledger = try SampleLedger()
      ledger.appendGuests(12)
      for record in ledger.records {
        #expect(try await send([record], of: ledger, to: district, as: identity).status == 200)
      }
      var statuses: [Int] = []
      for _ in 0..<7 {
        let answer = try await send(ledger.records, of: ledger, to: district, as: identity)
        statuses.append(answer.status)
        guard answer.status == 429 else { continue }
        #expect(try answer.problem().title == "Too many requests")
        #expect(try (1...60).contains(#require(answer.retryAfter.flatMap { Int($0) })))
      }
      #expect(statuses == [200, 200, 200, 200, 200, 429, 429])
    }
  }

  @Test func anotherStationIsNotSlowedDown() async throws {
    try await RunningDistrict.run(protection: Self.protection()) { district in
      let (loud, quiet) = (try district.enrolled(), try district.enrolled("CY-TEST-002"))
      for _ in 0..<10 { _ = try await district.call(.get, DistrictPath.programme, identity: loud) }
      #expect(try await district.call(.get, DistrictPath.programme, identity: loud).status == 429)
      #expect(try await district.call(.get, DistrictPath.programme, identity: quiet).status == 404)
      #expect(try await district.call(.get, DistrictPath.health).status == 200)
    }
  }

  @Test func aRevokedCopyUsesUpNothingOfTheStation() async throws {
    try await RunningDistrict.run(protection: Self.protection()) { district in
      let copy = try district.enrolled()
      _ = try district.store.revoke(copy.station, at: RunningDistrict.now())
      let own = try district.enrolled()
      for _ in 0..<10 { _ = try await district.call(.get, DistrictPath.programme, identity: copy) }
      #expect(try await district.call(.get, DistrictPath.programme, identity: copy).status == 429)
      #expect(try await district.call(.get, DistrictPath.programme, identity: own).status == 404)
    }
  }

  @Test func guessedTokensAreLimitedAndTheRightOneStillWorksLater() async throws {
    try await RunningDistrict.run(protection: Self.protection(requests: 100)) { district in
      let station = try #require(StationID("CY-TEST-001"))
      _ = try district.store.add(RegisteredStation(id: station, name: "一", street: "街"), at: 0)
      func enrol(_ token: String) async throws -> RunningDistrict.Answer {
        try await district.call(
          .post, DistrictPath.enrol,
          headers: [("Authorization", BasicCredentials(station: station, token: token).header)], body: [])
      }
      for number in 0..<3 {
        let answer = try await enrol("guess \(number)")
        #expect(try answer.problem().title == "Token unknown" && answer.retryAfter == nil)
      }
      let answer = try await enrol("guess")
      #expect(try answer.problem().title == "Too many guesses" && answer.status == 429)
      #expect(answer.retryAfter != nil)
    }
  }
}
