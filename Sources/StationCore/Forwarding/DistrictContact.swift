/// How the station stands with the district, for status and the menu.
public struct DistrictContact: Hashable, Sendable, Codable {
  /// What the last attempt came to.
  public enum State: String, Hashable, Sendable, Codable {
    /// No district is configured: the station works alone.
    case alone
    /// A district is configured, but the station has no certificate yet.
    case notEnrolled = "not-enrolled"
    /// Not yet spoken to since the daemon started.
    case waiting
    /// The last exchange succeeded.
    case connected
    /// The district could not be reached or answered with an error; the station tries again by itself.
    case unreachable
    /// The district does not accept this station; somebody must act.
    case refused
  }

  /// What the last attempt came to.
  public var state: State
  /// When the district last answered, in milliseconds since 1970-01-01T00:00:00Z.
  public var lastContact: Int64?
  /// What went wrong at the last attempt, in words; `nil` while all is well.
  public var problem: String?

  /// A state of affairs.
  public init(state: State, lastContact: Int64? = nil, problem: String? = nil) {
    self.state = state
    self.lastContact = lastContact
    self.problem = problem
  }
}
