/// Whose visit it is, as it counts: what the card said, or what a correction says.
public struct CountedVisitor: Hashable, Sendable {
  /// Who came.
  public let visitor: CheckIn.Visitor
  /// The card's holder; `nil` for a guest.
  public let member: MemberRef?
  /// The member's trade, where it is known.
  public let trade: Trade?
  /// The check-in that a correction took the member from; `nil` where the card was read here, and for a guest.
  public let sameAs: Int64?

  /// Whom a check-in was recorded for.
  public init(_ checkIn: CheckIn) {
    self.init(visitor: checkIn.visitor, member: checkIn.member, trade: checkIn.trade, sameAs: nil)
  }

  /// The visitor of another check-in.
  public init(sameAs sequence: Int64, _ other: CountedVisitor) {
    self.init(visitor: other.visitor, member: other.member, trade: other.trade, sameAs: sequence)
  }

  /// Somebody without a card.
  public static let guest = CountedVisitor(visitor: .guest, member: nil, trade: nil, sameAs: nil)

  /// Whether another is the same visitor, wherever that is known from.
  public func isSame(as other: CountedVisitor) -> Bool {
    visitor == other.visitor && member == other.member && trade == other.trade
  }

  /// Reads a visitor; `nil` unless a guest has no member and anybody else has one.
  init?(_ fields: EventFields, subject: MemberRef?) {
    guard let visitor = fields.visitor, (visitor == .guest) == (subject == nil) else { return nil }
    self.init(visitor: visitor, member: subject, trade: fields.trade, sameAs: fields.sameAs)
  }

  private init(visitor: CheckIn.Visitor, member: MemberRef?, trade: Trade?, sameAs: Int64?) {
    self.visitor = visitor
    self.member = member
    self.trade = trade
    self.sameAs = sameAs
  }
}
