/// What the roster tells of a member.
public struct RosterEntry: Hashable, Sendable, Codable {
  /// The member.
  public let member: MemberRef
  /// What the member works as.
  public let trade: Trade
  /// How the menu greets, such as `王师傅`; `nil` for a greeting without a name.
  public let greeting: String?

  /// An entry.
  public init(member: MemberRef, trade: Trade, greeting: String?) {
    self.member = member
    self.trade = trade
    self.greeting = greeting
  }
}
