/// Where a card's holder is looked up.
public protocol MemberDirectory: Sendable {
  /// What the station knows of a member; never fails, since nobody is turned away.
  func standing(of member: MemberRef) -> MemberStanding
}
