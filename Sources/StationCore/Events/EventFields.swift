/// The members that the data of any event may have, for reading it.
struct EventFields {
  var visitor: CheckIn.Visitor?
  var trade: Trade?
  var reader: String?
  var key: Int?
  var roster: Int?
  var membership: MembershipStatus?
  var code: MemberCodeID?
  var doubt: CheckIn.Doubt?
  var visit: Int64?
  var service: ServiceCode?
  var corrects: Int64?
  var action: String?
  var by: String?
  var at: Int64?
  var sameAs: Int64?
  var author: Correction.Author?
  var reason: String?
  var programme: String?
  var booted: Int64?
  var previous: LedgerID?
  var through: Int64?
  var hash: ChainHash?
  var problem: String?
  var free: Int64?

  /// The head that `through` and `hash` name together.
  var head: ChainHead? {
    guard let through, through >= 0, let hash else { return nil }
    return ChainHead(sequence: through, hash: hash)
  }

  /// Takes the members that are what they should be; `nil` where the text is no object.
  ///
  /// A trade, a membership or a doubt that only a later version knows is passed over: the visit still counts.
  init?(json: String) {
    guard let members = try? JSONText.members(Array(json.utf8)) else { return nil }
    for (name, value) in members {
      switch (name, value) {
      case ("visitor", .string(let text)): visitor = CheckIn.Visitor(rawValue: text)
      case ("trade", .string(let text)): trade = Trade(rawValue: text)
      case ("reader", .string(let text)): reader = text
      case ("key", .integer(let number)): key = Int(number)
      case ("roster", .integer(let number)): roster = Int(number)
      case ("membership", .string(let text)): membership = MembershipStatus(rawValue: text)
      case ("code", .string(let text)): code = MemberCodeID(text)
      case ("doubt", .string(let text)): doubt = CheckIn.Doubt(rawValue: text)
      case ("visit", .integer(let number)): visit = number
      case ("service", .string(let text)): service = ServiceCode(rawValue: text)
      case ("corrects", .integer(let number)): corrects = number
      case ("action", .string(let text)): action = text
      case ("by", .string(let text)): by = text
      case ("at", .string(let text)): at = Timestamp.milliseconds(text)
      case ("sameAs", .integer(let number)): sameAs = number
      case ("author", .string(let text)): author = Correction.Author(rawValue: text)
      case ("reason", .string(let text)): reason = text
      case ("programme", .string(let text)): programme = text
      case ("booted", .string(let text)): booted = Timestamp.milliseconds(text)
      case ("previous", .string(let text)): previous = LedgerID(text)
      case ("through", .integer(let number)): through = number
      case ("hash", .string(let text)): hash = ChainHash(text)
      case ("problem", .string(let text)): problem = text
      case ("free", .integer(let number)): free = number
      default: break
      }
    }
  }
}
