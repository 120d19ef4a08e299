import StationCore

/// Reads a batch whose events stand there exactly as they are hashed, as every station sends them.
///
/// It takes nothing apart that need not be: a backlog of weeks comes in as fast as it can be stored. Whatever is not in
/// that form, and whatever is wrong, is left to ``EventAttributes``, which says what it is.
struct CanonicalBatchReader {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The batch; `nil` where the body is not surely right and canonical.
  static func read(_ body: [UInt8], limit: Int, eventLimit: Int) -> ReceivedBatch? {
    var reader = CanonicalBatchReader(body)
    return reader.batch(limit: limit, eventLimit: eventLimit)
  }

  private mutating func batch(limit: Int, eventLimit: Int) -> ReceivedBatch? {
    guard pass("[") else { return nil }
    var events: [ReceivedEvent] = []
    events.reserveCapacity(min(limit, bytes.count / 256))
    var source: (text: Range<Int>, value: EventSource)?
    repeat {
      let start = position
      guard events.count < limit, let event = event(&source), position - start <= eventLimit else { return nil }
      if let last = events.last, event.sequence != last.sequence + 1 { return nil }
      events.append(event)
    } while pass(",")
    guard pass("]"), position == bytes.count, let source else { return nil }
    return ReceivedBatch(source: source.value, events: events)
  }

  private mutating func event(_ source: inout (text: Range<Int>, value: EventSource)?) -> ReceivedEvent? {
    let start = position
    guard pass("{\"bootid\":\""), let boot = bootID(), pass("\",\"boottime\":\""), let booted = timestamp(),
      pass("\",\"clock\":\""), let isTrusted = isTrusted(), pass("\",\"data\":"), let data = object(),
      pass(",\"id\":\""), let sequence = sequence(), pass("\",\"source\":\""), isSource(&source),
      pass("\",\"specversion\":\"1.0\"")
    else { return nil }
    var subject: MemberRef?
    if pass(",\"subject\":\"") {
      guard let member = MemberRef(digits: bytes, from: position) else { return nil }
      position += 32
      guard pass("\"") else { return nil }
      subject = member
    }
    guard pass(",\"time\":\""), let wall = timestamp(), pass("\",\"type\":\""), let type = type(), pass("}") else {
      return nil
    }
    return ReceivedEvent(
      sequence: sequence,
      time: EventTime(
        wallMilliseconds: wall, boot: boot, sinceBootMilliseconds: wall - booted, isTrusted: isTrusted),
      type: type, subject: subject, data: data, canonicalBytes: bytes[start..<position])
  }

  /// Passes these bytes if they are next.
  private mutating func pass(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard bytes.count - position >= length else { return false }
    let start = position
    let matches = text.withUTF8Buffer { wanted in
      for index in 0..<length where wanted[index] != bytes[start + index] { return false }
      return true
    }
    if matches { position += length }
    return matches
  }

  private mutating func bootID() -> BootID? {
    guard let boot = BootID(digits: bytes, from: position) else { return nil }
    position += 32
    return boot
  }

  private mutating func timestamp() -> Int64? {
    guard bytes.count - position >= Timestamp.length,
      let milliseconds = Timestamp.milliseconds(bytes[position..<position + Timestamp.length])
    else { return nil }
    position += Timestamp.length
    return milliseconds
  }

  private mutating func isTrusted() -> Bool? {
    if pass("trusted") { return true }
    return pass("untrusted") ? false : nil
  }

  private mutating func object() -> String? {
    let start = position
    guard let end = CanonicalObject.end(in: bytes, from: start, depth: 2) else { return nil }
    position = end
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func sequence() -> Int64? {
    let start = position
    var value: Int64 = 0
    while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
      guard position - start < 18 else { return nil }
      value = value * 10 + Int64(bytes[position] - UInt8(ascii: "0"))
      position += 1
    }
    return position > start && bytes[start] != UInt8(ascii: "0") ? value : nil
  }

  /// Passes the source, which is that of the event before where there is one.
  private mutating func isSource(_ known: inout (text: Range<Int>, value: EventSource)?) -> Bool {
    guard let text = plainText(most: 256) else { return false }
    if let known { return bytes[known.text] == bytes[text] }
    let source = String(decoding: bytes[text], as: UTF8.self)
    guard let value = EventSource(source), value.description == source else { return false }
    known = (text, value)
    return true
  }

  private mutating func type() -> String? {
    guard let text = plainText(most: 64), !text.isEmpty, pass("\"") else { return nil }
    return String(decoding: bytes[text], as: UTF8.self)
  }

  /// The printable ASCII without escapes up to the next quotation mark, which is not passed.
  private mutating func plainText(most: Int) -> Range<Int>? {
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      guard (0x20..<0x7F).contains(bytes[end]), bytes[end] != UInt8(ascii: "\\"), end - start < most else { return nil }
      end += 1
    }
    position = end
    return start..<end
  }
}
