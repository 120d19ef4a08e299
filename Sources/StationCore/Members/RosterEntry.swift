/// What the roster tells of a member.
public struct RosterEntry: Hashable, Sendable {
  /// The member.
  public let member: MemberRef
  /// What the member works as.
  public let trade: Trade
  /// How the menu greets, such as `王师傅`; `nil` for a greeting without a name.
  public let greeting: String?
  /// Whether the membership is in force.
  public let status: MembershipStatus
  /// What else the member is.
  public let roles: Set<MemberRole>

  /// An entry.
  public init(
    member: MemberRef, trade: Trade, greeting: String?, status: MembershipStatus = .active, roles: Set<MemberRole> = []
  ) {
    self.member = member
    self.trade = trade
    self.greeting = greeting
    self.status = status
    self.roles = roles
  }
}
