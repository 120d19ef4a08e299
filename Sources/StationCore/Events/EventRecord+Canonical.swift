extension EventRecord {
  /// Reads an event's canonical bytes back; `nil` unless they are exactly those that the event and its source give.
  ///
  /// The hash is taken as it is: a ``ChainVerifier`` says whether it fits.
  public init?(canonical bytes: [UInt8], source: EventSource, hash: ChainHash) {
    guard let event = try? JSONText.parse(bytes), case .object(let members) = event else { return nil }
    func text(_ name: String) -> String? { if case .string(let text)? = members[name] { text } else { nil } }
    guard let sequence = text("id").flatMap({ Int64($0) }), sequence > 0,
      let wall = text("time").flatMap(Timestamp.milliseconds),
      let booted = text("boottime").flatMap(Timestamp.milliseconds),
      let boot = text("bootid").flatMap({ BootID($0) }), let type = text("type"), let data = members["data"],
      case .object = data
    else { return nil }
    let subject = text("subject").map { MemberRef($0) }
    if case .some(nil) = subject { return nil }
    self.init(
      sequence: sequence,
      time: EventTime(
        wallMilliseconds: wall, boot: boot, sinceBootMilliseconds: wall - booted, isTrusted: text("clock") == "trusted"),
      type: type, subject: subject.flatMap { $0 }, data: data.canonicalText, hash: hash)
    guard canonicalBytes(source: source) == bytes else { return nil }
  }
}
