import StationCore

/// Reads the attributes of one CloudEvent, each of exactly the form that the chain covers.
struct EventAttributes {
  private static let required = ["bootid", "boottime", "clock", "data", "id", "source", "specversion", "time", "type"]
  private static let known = Set(required + ["subject"])

  private let members: [String: JSONValue]
  private let index: Int
  private let sequence: Int64?

  init(_ value: JSONValue, index: Int) throws(BatchFault) {
    guard case .object(let members) = value else { throw BatchFault(.notAnEvent, index: index) }
    self.members = members
    self.index = index
    sequence = Self.sequence(members["id"])
    for name in Self.required where members[name] == nil { throw fault(.missing(attribute: name)) }
    for name in members.keys.sorted() where !Self.known.contains(name) {
      throw fault(.unknown(attribute: Self.isPlain(name) ? name : nil))
    }
  }

  func fault(_ reason: BatchFault.Reason) -> BatchFault { BatchFault(reason, index: index, sequence: sequence) }

  func source() throws(BatchFault) -> EventSource {
    try read("source", "/stations/<station>/ledgers/<16 hex digits>") { text in
      EventSource(text).flatMap { $0.description == text ? $0 : nil }
    }
  }

  func event() throws(BatchFault) -> ReceivedEvent {
    guard let sequence else { throw malformed("id", "a decimal number from 1 on of at most 18 digits, as a string") }
    _ = try read("specversion", "\"1.0\"") { $0 == "1.0" ? $0 : nil }
    guard let data = members["data"], case .object = data else { throw malformed("data", "an object") }
    return ReceivedEvent(
      sequence: sequence, time: try time(),
      type: try read("type", "a string of 1 to 64 bytes without control characters") { isType($0) ? $0 : nil },
      subject: try subject(), data: data.canonicalText)
  }

  /// CloudEvents 1.0.2 has no control characters in texts, and not every database takes them.
  private func isType(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  private func time() throws(BatchFault) -> EventTime {
    let wall = try read("time", Self.timeForm, Self.milliseconds)
    let boot = try read("boottime", Self.timeForm, Self.milliseconds)
    return EventTime(
      wallMilliseconds: wall,
      boot: try read("bootid", "32 lower-case hex digits") { text in
        BootID(text).flatMap { $0.description == text ? $0 : nil }
      },
      sinceBootMilliseconds: wall - boot,
      isTrusted: try read("clock", "\"trusted\" or \"untrusted\"") { ["trusted": true, "untrusted": false][$0] })
  }

  private func subject() throws(BatchFault) -> MemberRef? {
    guard members["subject"] != nil else { return nil }
    return try read("subject", "32 lower-case hex digits") { text in
      MemberRef(text).flatMap { $0.description == text ? $0 : nil }
    }
  }

  private func read<Value>(
    _ name: String, _ expected: String, _ parse: (String) -> Value?
  ) throws(BatchFault) -> Value {
    guard case .string(let text) = members[name], let value = parse(text) else { throw malformed(name, expected) }
    return value
  }

  private func malformed(_ attribute: String, _ expected: String) -> BatchFault {
    fault(.malformed(attribute: attribute, expected: expected))
  }

  private static let timeForm = "a UTC time like 2026-01-05T08:00:00.000Z"

  private static func milliseconds(_ text: String) -> Int64? { Timestamp.milliseconds(text) }

  /// Whether a name that somebody sent can be repeated: letters only, so that it is no number of anything.
  private static func isPlain(_ name: String) -> Bool {
    (1...20).contains(name.utf8.count) && name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  private static func sequence(_ value: JSONValue?) -> Int64? {
    guard case .string(let text) = value else { return nil }
    return LedgerHeadHeader.sequence(text)
  }
}
