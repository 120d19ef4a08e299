/// The canonical bytes of an event: its CloudEvents 1.0 JSON form, canonical by RFC 8785.
///
/// The same bytes are hashed into the chain and sent to the district, so that what is proved is what was sent.
/// Members, in this order: `bootid` (32 hex digits), `boottime` (wall time less time since boot), `clock` (`trusted` or
/// `untrusted`), `data`, `id` (the sequence in decimal), `source`, `specversion` (`1.0`), `subject` (where there is
/// one), `time`, `type`. Times are RFC 3339 in UTC with three decimals.
public enum CanonicalEvent {
  /// The canonical bytes of an event that consists of these parts; `data` is canonical already.
  public static func bytes(
    source: EventSource, sequence: Int64, time: EventTime, type: String, subject: MemberRef?, data: String
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(400 + data.utf8.count)
    bytes.append(contentsOf: "{\"bootid\":\"".utf8)
    time.boot.writeHex(to: &bytes)
    bytes.append(contentsOf: "\",\"boottime\":\"".utf8)
    Timestamp.write(time.bootMilliseconds, to: &bytes)
    bytes.append(contentsOf: "\",\"clock\":\"".utf8)
    bytes.append(contentsOf: (time.isTrusted ? "trusted" : "untrusted").utf8)
    bytes.append(contentsOf: "\",\"data\":".utf8)
    bytes.append(contentsOf: data.utf8)
    bytes.append(contentsOf: ",\"id\":\"".utf8)
    bytes.append(contentsOf: String(sequence).utf8)
    bytes.append(contentsOf: "\",\"source\":\"".utf8)
    source.write(to: &bytes)
    bytes.append(contentsOf: "\",\"specversion\":\"1.0\"".utf8)
    if let subject {
      bytes.append(contentsOf: ",\"subject\":\"".utf8)
      subject.writeHex(to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(contentsOf: ",\"time\":\"".utf8)
    Timestamp.write(time.wallMilliseconds, to: &bytes)
    bytes.append(contentsOf: "\",\"type\":".utf8)
    CanonicalText.write(type, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
