import DistrictProtocol
import StationCore
import Testing

@Suite struct EventBatchTests {
  @Test(arguments: [1, 2, 3, 50])
  func whatIsEncodedComesBackWithTheSameSeals(count: Int) throws {
    let source = try Samples.source()
    let records = try Samples.records(count, source: source)
    let batch = try EventBatch.decode(EventBatch.encode(records, source: source))
    #expect(batch.source == source)
    #expect(batch.records(after: .genesis(of: source)) == records)
    #expect(EventBatch.header(for: records)?.head.hash == records.last?.hash)
  }

  @Test func anotherOrderOfMembersAndWhiteSpaceGivesTheSameSeals() throws {
    let source = try Samples.source()
    let records = try Samples.records(3, source: source)
    let value = try JSONText.parse(EventBatch.encode(records, source: source))
    let batch = try EventBatch.decode(Array(Self.shuffled(value).utf8))
    #expect(batch.records(after: .genesis(of: source)) == records)
  }

  @Test(arguments: ["bootid", "boottime", "clock", "data", "id", "source", "specversion", "time", "type"])
  func aMissingAttributeIsNamed(attribute: String) throws {
    let body = try Samples.changed("\"\(attribute)\":", "\"x\":")
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(fault.reason == .missing(attribute: attribute))
    #expect(fault.index == 0)
  }

  @Test func anUnknownAttributeIsRefused() throws {
    let body = try Samples.changed("\"specversion\":", "\"traceparent\":\"x\",\"specversion\":")
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(fault == BatchFault(.unknown(attribute: "traceparent"), index: 0, sequence: 1))
    #expect(fault.pointer == "/0")
  }

  @Test func aNumberIsNotRepeatedWhereANameShouldBe() throws {
    let body = try Samples.changed("\"specversion\":", "\"0000000001\":\"x\",\"specversion\":")
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(fault.reason == .unknown(attribute: nil))
    #expect(!"\(fault)".contains("0000000001"))
  }

  @Test func eventsOfAnotherStationAreRefusedBeforeAnythingElseOfThem() throws {
    let body = try Samples.changed("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")
    let other = try #require(StationID("CY-TEST-002"))
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body, of: other) }
    #expect(fault.reason == .otherStation && fault.pointer == "/0/source")
    let own = try #require(throws: BatchFault.self) { try EventBatch.decode(body, of: Samples.source().station) }
    #expect(own.pointer == "/0/specversion")
  }

  @Test(arguments: ["1000000000000000000", "9223372036854775807", "99999999999999999999", "+1", "1 ", "٣", ""])
  func aSequenceHasAtMost18Digits(id: String) throws {
    let body = try Samples.changed("\"id\":\"1\"", "\"id\":\"\(id)\"")
    #expect(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(LedgerHeadHeader("\(id);" + String(repeating: "0", count: 64)) == nil)
    #expect(LedgerHeadHeader("1;" + String(repeating: "A", count: 64)) == nil)
  }

  @Test(arguments: [
    ("\"id\":\"1\"", "\"id\":\"01\"", "id"), ("\"id\":\"1\"", "\"id\":1", "id"), ("\"id\":\"1\"", "\"id\":\"0\"", "id"),
    ("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"", "specversion"),
    ("\"clock\":\"untrusted\"", "\"clock\":\"maybe\"", "clock"),
    ("0123456789abcdef0123", "0123456789ABCDEF0123", "bootid"),
    ("\"time\":\"2026-01-05T", "\"time\":\"2026-01-05 ", "time"),
    ("\"subject\":\"0707", "\"subject\":\"07", "subject"), ("/ledgers/", "/books/", "source"),
  ])
  func aMalformedAttributeIsNamed(old: String, new: String, attribute: String) throws {
    let body = try Samples.changed(old, new)
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    guard case .malformed(let named, _) = fault.reason else {
      Issue.record("\(fault)")
      return
    }
    #expect(named == attribute)
  }

  @Test func dataThatIsNoObjectIsRefused() throws {
    let source = try Samples.source()
    let text = String(
      decoding: EventBatch.encode(try Samples.records(1, source: source), source: source), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"data\":")).upperBound
    let end = try #require(text.firstRange(of: ",\"id\":")).lowerBound
    let body = Array((text[..<start] + "7" + text[end...]).utf8)
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(fault.reason == .malformed(attribute: "data", expected: "an object"))
  }

  @Test(arguments: [#"\u0000"#, #"a\u0000b"#, #"a\n"#, #"\u0085"#, ""])
  func aTypeThatADatabaseCannotHoldIsRefused(type: String) throws {
    let source = try Samples.source()
    let text = String(
      decoding: EventBatch.encode(try Samples.records(1, source: source), source: source), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"type\":\"")).upperBound
    let body = Array((text[..<start] + type + "\"}]").utf8)
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(
      fault.reason
        == .malformed(attribute: "type", expected: "a string of 1 to 64 bytes without control characters"))
  }

  @Test func reorderedEventsAreRefused() throws {
    let source = try Samples.source()
    let records = try Samples.records(3, source: source)
    let body = EventBatch.encode([records[0], records[2], records[1]], source: source)
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(fault == BatchFault(.notConsecutive(expected: 2), index: 1, sequence: 3))
  }

  @Test func anEventTwiceInABatchIsRefused() throws {
    let source = try Samples.source()
    let records = try Samples.records(2, source: source)
    let fault = try #require(throws: BatchFault.self) {
      try EventBatch.decode(EventBatch.encode([records[0], records[0]], source: source))
    }
    #expect(fault.reason == .notConsecutive(expected: 2))
  }

  @Test func eventsOfTwoLedgersAreRefused() throws {
    let first = try Samples.source()
    let second = try Samples.source(ledger: 2)
    let one = EventBatch.encode(try Samples.records(1, source: first), source: first).dropLast()
    let other = EventBatch.encode(Array(try Samples.records(2, source: second).dropFirst()), source: second).dropFirst()
    let fault = try #require(throws: BatchFault.self) {
      try EventBatch.decode(Array(one + [UInt8(ascii: ",")] + other))
    }
    #expect(fault == BatchFault(.otherSource, index: 1, sequence: 2))
  }

  @Test(arguments: ["", "[", "{}", "[]", "[1]", "null", "[{}]", "[[", "\u{FEFF}[]", "[{\"id\":\"1\"}]", "[] []"])
  func anythingElseIsRefusedWithoutATrap(text: String) {
    #expect(throws: BatchFault.self) { try EventBatch.decode(Array(text.utf8)) }
  }

  @Test func everyTruncationIsRefused() throws {
    let source = try Samples.source()
    let body = EventBatch.encode(try Samples.records(2, source: source), source: source)
    for length in 0..<body.count {
      #expect(throws: BatchFault.self) { try EventBatch.decode(Array(body[..<length])) }
    }
  }

  @Test func aFaultSaysNothingOfTheEvent() throws {
    let body = try Samples.changed("\"subject\":\"0707", "\"subject\":\"9907070707")
    let fault = try #require(throws: BatchFault.self) { try EventBatch.decode(body) }
    #expect(
      fault.description == "event 0 of the batch (sequence 1): the attribute subject must be 32 lower-case hex digits")
  }

  /// Members in descending order with spaces between, which means the same.
  private static func shuffled(_ value: JSONValue) -> String {
    switch value {
    case .object(let members):
      let pairs = members.sorted { $0.key > $1.key }.map {
        "\(JSONValue.string($0.key).canonicalText) : \(shuffled($0.value))"
      }
      return "{ \(pairs.joined(separator: " ,\n\t")) }"
    case .array(let elements): return "[ \(elements.map(shuffled).joined(separator: " , ")) ]"
    default: return value.canonicalText
    }
  }
}
