/// Whether a member is in good standing with the union.
///
/// It turns nobody away: a check-in with a lapsed membership says so, and the keeper may offer to renew it.
public enum MembershipStatus: String, Hashable, Sendable, Codable, CaseIterable {
  /// The membership is in force.
  case active
  /// The membership has run out, or its dues are not paid.
  case lapsed
}
