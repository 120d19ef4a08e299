import DistrictProtocol
import Testing

@testable import Uplink

@Suite struct DeliveryOutcomeTests {
  private func outcome(_ status: Int, _ body: String = "") -> DeliveryOutcome {
    DeliveryOutcome.read(DistrictReply(status: status, retryAfter: nil, body: Array(body.utf8))).outcome
  }

  private static let words = "the server answered with status "

  @Test(arguments: [
    (400, DeliveryOutcome.invalid(words + "400")), (422, .invalid(words + "422")), (401, .refused(words + "401")),
    (403, .refused(words + "403")), (404, .unreachable(words + "404")), (413, .tooLarge(words + "413")),
    (429, .unreachable(words + "429")), (500, .unreachable(words + "500")), (503, .unreachable(words + "503")),
    (301, .unreachable(words + "301")), (409, .conflict(expected: nil, words + "409")),
  ])
  func everyStatusHasItsMeaning(_ status: Int, _ expected: DeliveryOutcome) {
    #expect(outcome(status) == expected)
  }

  @Test func aStoredBatchIsReadWithWhatIsInForce() {
    let body = """
      {"acknowledged":12,"setAside":[{"sequence":3,"reason":"r"}],"programme":"7","roster":null,"time":"t","later":1}
      """
    let read = DeliveryOutcome.read(DistrictReply(status: 200, retryAfter: nil, body: Array(body.utf8)))
    #expect(read.outcome == .stored(acknowledged: 12, setAside: [SetAsideEvent(sequence: 3, reason: "r")]))
    #expect(read.reply?.programme == "7")
    #expect(read.reply?.roster == nil)
  }

  @Test(arguments: ["", "OK", "<html>", "{}", "{\"acknowledged\":\"12\"}"])
  func aSuccessThatIsNoneOfADistrictMovesNothing(_ body: String) {
    guard case .unreachable = outcome(200, body) else {
      Issue.record("\(outcome(200, body))")
      return
    }
  }

  @Test func aConflictNamesTheExpectedSequence() {
    let body = #"{"title":"Events missing","status":409,"detail":"d","expected":4}"#
    #expect(outcome(409, body) == .conflict(expected: 4, "Events missing: d"))
  }

  @Test(
    arguments: [
      (nil, nil), ("120", 120_000), ("0", 0), ("-1", nil), ("soon", nil), ("Wed, 21 Oct 2026 07:28:00 GMT", nil),
      ("99999999999999999999", nil),
    ] as [(String?, Int64?)])
  func retryAfterIsReadInSeconds(_ header: String?, _ expected: Int64?) {
    #expect(DistrictReply.retryAfter(header) == expected)
  }
}
