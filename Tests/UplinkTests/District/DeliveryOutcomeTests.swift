import DistrictProtocol
import Testing

@testable import Uplink

@Suite struct DeliveryOutcomeTests {
  private func outcome(_ status: Int, _ body: String = "") -> DeliveryOutcome {
    DeliveryOutcome.read(DistrictReply(status: status, retryAfter: nil, body: Array(body.utf8))).outcome
  }

  private static let statuses: [(Int, @Sendable (String) -> DeliveryOutcome)] = [
    (400, { .invalid($0) }), (422, { .invalid($0) }), (401, { .refused($0) }), (403, { .refused($0) }),
    (404, { .unreachable($0) }), (413, { .tooLarge($0) }), (429, { .unreachable($0) }), (500, { .unreachable($0) }),
    (503, { .unreachable($0) }), (301, { .unreachable($0) }), (409, { .conflict(expected: nil, $0) }),
  ]

  @Test(arguments: statuses)
  func everyStatusHasItsMeaning(_ status: Int, _ expected: @Sendable (String) -> DeliveryOutcome) {
    #expect(outcome(status) == expected("the server answered with status \(status)"))
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

  @Test func anotherHistoryNamesWhereItBegins() {
    let body = #"{"title":"Another history","status":409,"detail":"d","sequence":7}"#
    #expect(outcome(409, body) == .fork(sequence: 7, "Another history: d"))
  }

  private static let headers: [(String?, Int64?)] = [
    (nil, nil), ("120", 120_000), ("0", 0), ("-1", nil), ("soon", nil), ("Wed, 21 Oct 2026 07:28:00 GMT", nil),
    ("99999999999999999999", nil),
  ]

  @Test(arguments: headers)
  func retryAfterIsReadInSeconds(_ header: String?, _ expected: Int64?) {
    #expect(DistrictReply.retryAfter(header) == expected)
  }
}
