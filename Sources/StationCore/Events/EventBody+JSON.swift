extension EventBody {
  /// The event's own members, without its subject.
  public var data: JSONValue {
    var members: [String: JSONValue?]
    switch self {
    case .checkIn(let checkIn):
      members = [
        "visitor": .string(checkIn.visitor.rawValue), "trade": (checkIn.trade?.rawValue).map(JSONValue.string),
        "reader": checkIn.reader.map(JSONValue.string), "key": checkIn.keyVersion.map { .integer(Int64($0)) },
        "roster": checkIn.rosterVersion.map { .integer(Int64($0)) },
        "membership": (checkIn.membership?.rawValue).map(JSONValue.string),
        "code": (checkIn.code?.description).map(JSONValue.string),
        "doubt": (checkIn.doubt?.rawValue).map(JSONValue.string),
      ]
    case .serviceUse(let use):
      members = ["visit": .integer(use.visit), "service": .string(use.service.rawValue)]
    case .correction(let correction): members = correction.members
    case .readerLost(let change), .readerFound(let change):
      members = ["reader": .string(change.reader)]
    case .programmeApplied(let applied):
      members = [
        "programme": .string(applied.programme), "roster": applied.roster.map { .integer(Int64($0)) },
      ]
    case .programmeRefused(let refused):
      members = ["programme": refused.programme.map(JSONValue.string), "problem": .string(refused.problem)]
    case .clockSynchronised(let clock): members = ["booted": .string(Timestamp.text(clock.bootedMilliseconds))]
    case .ledgerBegan(let began):
      members = [
        "previous": (began.previous?.description).map(JSONValue.string), "reason": .string(began.reason.rawValue),
        "through": (began.previousHead?.sequence).map(JSONValue.integer),
        "hash": (began.previousHead?.hash.description).map(JSONValue.string),
        "problem": began.problem.map(JSONValue.string),
      ]
    case .ledgerPruned(let pruned):
      members = [
        "through": .integer(pruned.through.sequence), "hash": .string(pruned.through.hash.description),
      ]
    case .diskLow(let change), .diskRecovered(let change): members = ["free": .integer(change.free)]
    }
    return .object(members.compactMapValues { $0 })
  }

  /// Reads a record; `nil` where this version does not know its type or its members do not fit.
  public init?(record: EventRecord) { self.init(type: record.type, data: record.data, subject: record.subject) }

  /// Reads what an event says; `nil` where this version does not know its type or its members do not fit.
  public init?(type: String, data: String, subject: MemberRef?) {
    guard let type = EventType(rawValue: type), let fields = EventFields(json: data) else { return nil }
    switch type {
    case .checkIn:
      guard let visitor = fields.visitor, (visitor == .guest) == (subject == nil) else { return nil }
      self = .checkIn(
        CheckIn(
          visitor: visitor, member: subject, trade: fields.trade, reader: fields.reader,
          keyVersion: fields.key, rosterVersion: fields.roster, membership: fields.membership, code: fields.code,
          doubt: fields.doubt))
    case .serviceUse:
      guard let visit = fields.visit, let service = fields.service else { return nil }
      self = .serviceUse(ServiceUse(visit: visit, service: service, member: subject))
    case .correction:
      guard let correction = Correction(fields, subject: subject) else { return nil }
      self = .correction(correction)
    case .readerLost:
      guard let reader = fields.reader else { return nil }
      self = .readerLost(ReaderChange(reader: reader))
    case .readerFound:
      guard let reader = fields.reader else { return nil }
      self = .readerFound(ReaderChange(reader: reader))
    case .programmeApplied:
      guard let programme = fields.programme else { return nil }
      self = .programmeApplied(ProgrammeApplied(programme: programme, roster: fields.roster))
    case .programmeRefused:
      guard let problem = fields.problem else { return nil }
      self = .programmeRefused(ProgrammeRefused(programme: fields.programme, problem: problem))
    case .clockSynchronised:
      guard let booted = fields.booted else { return nil }
      self = .clockSynchronised(ClockSynchronised(bootedMilliseconds: booted))
    case .ledgerBegan:
      guard let reason = fields.reason.flatMap(LedgerBegan.Reason.init),
        reason == .damaged || (fields.previous != nil && fields.head != nil)
      else { return nil }
      self = .ledgerBegan(
        LedgerBegan(
          reason: reason, previous: fields.previous, previousHead: fields.head, problem: fields.problem))
    case .ledgerPruned:
      guard let head = fields.head else { return nil }
      self = .ledgerPruned(LedgerPruned(through: head))
    case .diskLow:
      guard let free = fields.free else { return nil }
      self = .diskLow(DiskChange(free: free))
    case .diskRecovered:
      guard let free = fields.free else { return nil }
      self = .diskRecovered(DiskChange(free: free))
    }
  }
}
