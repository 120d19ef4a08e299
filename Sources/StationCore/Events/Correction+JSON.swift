extension Correction {
  /// The word for the action in data; data without one declares an event void, as the menu always wrote it.
  public enum Verb: String, Hashable, Sendable, Codable {
    /// An event does not count.
    case void
    /// An event counts for another visitor or another service.
    case reassign
    /// An event counts that was not recorded.
    case add
  }

  /// The word for what it does.
  public var verb: Verb {
    switch action {
    case .void: .void
    case .reassignVisitor, .reassignService: .reassign
    case .addCheckIn, .addServiceUse: .add
    }
  }

  /// The members of the event's data, without its subject.
  var members: [String: JSONValue?] {
    var members: [String: JSONValue?] = [
      "action": verb == .void ? nil : .string(verb.rawValue), "author": .string(author.rawValue),
      "by": by.map(JSONValue.string), "corrects": corrects.map(JSONValue.integer), "reason": .string(reason),
      "at": addedAt.map { .string(Timestamp.text($0)) },
    ]
    switch action {
    case .void: break
    case .reassignVisitor(_, let visitor), .addCheckIn(let visitor, _):
      members["visitor"] = .string(visitor.visitor.rawValue)
      members["trade"] = (visitor.trade?.rawValue).map(JSONValue.string)
      members["sameAs"] = visitor.sameAs.map(JSONValue.integer)
    case .reassignService(_, let service): members["service"] = .string(service.rawValue)
    case .addServiceUse(let use, _):
      members["service"] = .string(use.service.rawValue)
      members["visit"] = .integer(use.visit)
    }
    return members
  }

  /// Reads a correction; `nil` where its members do not fit together.
  init?(_ fields: EventFields, subject: MemberRef?) {
    guard let author = fields.author, let reason = fields.reason,
      let verb = Verb(rawValue: fields.action ?? Verb.void.rawValue),
      let action = Self.action(verb, fields, subject: subject)
    else { return nil }
    self.init(action, author: author, by: fields.by, reason: reason)
  }

  private static func action(_ verb: Verb, _ fields: EventFields, subject: MemberRef?) -> Action? {
    switch (verb, fields.corrects, fields.at) {
    case (.void, let corrects?, nil): return .void(corrects)
    case (.reassign, let corrects?, nil):
      if fields.visitor != nil {
        return CountedVisitor(fields, subject: subject).map { .reassignVisitor(corrects, $0) }
      }
      return fields.service.map { .reassignService(corrects, $0) }
    case (.add, nil, let moment?):
      if let visit = fields.visit, let service = fields.service {
        return .addServiceUse(ServiceUse(visit: visit, service: service, member: subject), at: moment)
      }
      return CountedVisitor(fields, subject: subject).map { .addCheckIn($0, at: moment) }
    default: return nil
    }
  }
}
