/// What the station knows of a card's holder at the moment of the tap.
public enum MemberStanding: Hashable, Sendable {
  /// The roster of that version has the member.
  case known(RosterEntry, rosterVersion: Int)
  /// The roster of that version has no such member.
  case unknown(rosterVersion: Int)
  /// The station has no roster yet, so nobody can be doubted.
  case noRoster
}
